/** What a search asks for: the parameters of its address. */
export interface Search {
  readonly city?: string;
  readonly cuisine?: string;
  readonly cursor?: string;
}

const names = ["city", "cuisine", "cursor"] as const;
/** Longer than any cursor; what is longer is cut, and so refused as a cursor. */
const MOST_READ = 2100;

/** Reads the parameters of an address, or of a form; what is empty was not asked for, and of several the first counts. */
export function readSearch(parameters: Readonly<Record<string, unknown>>): Search {
  const given = names.flatMap((name) => {
    const value: unknown = [parameters[name]].flat()[0];
    const text = typeof value === "string" ? value.slice(0, MOST_READ).trim() : "";
    return text === "" ? [] : [[name, text] as const];
  });
  return Object.fromEntries(given);
}

/** The address of a search, without language: always in the same order, and without what is not asked for. */
export function searchPath(search: Search): string {
  const given = names.flatMap((name) => (search[name] ? [[name, search[name]] as [string, string]] : []));
  return given.length > 0 ? `/restaurants?${new URLSearchParams(given)}` : "/restaurants";
}
