/**
 * The addresses that the site has, as patterns: `[id]` stands for any one segment. They are read from the folders when the site is built,
 * so that a new page or file needs no line elsewhere.
 */
export interface Routes {
  /** Of pages, without their language. */
  readonly pages: readonly string[];
  /** Of what has no language: files, and what programs call. */
  readonly others: readonly string[];
}

/** The page that stands for all that are missing: it is prepared in each language, and no address of its own. */
export const MISSING_PAGE = "/missing";

const PAGES = "[locale]/";
/** What Next.js makes of files with these names (https://nextjs.org/docs/app/api-reference/file-conventions/metadata). */
const MADE: Readonly<Record<string, string>> = {
  "manifest.ts": "manifest.webmanifest",
  "robots.ts": "robots.txt",
  "favicon.ico": "favicon.ico",
  "icon.svg": "icon.svg",
  "apple-icon.png": "apple-icon.png",
};

/** The routes that the files of `app` and of `public` make, by their paths in these folders. */
export function routesIn(app: readonly string[], files: readonly string[]): Routes {
  const handlers = foldersOf(app, "route.ts");
  const made = app.flatMap((file) => MADE[file] ?? []);
  const pages = foldersOf(app, "page.tsx").map((folder) => `/${`${folder}/`.slice(PAGES.length, -1)}`);
  return {
    pages: pages.filter((page) => page !== MISSING_PAGE),
    others: [...handlers, ...made, ...files].map((path) => `/${path}`),
  };
}

/** The folders that hold a file with this name. */
const foldersOf = (app: readonly string[], name: string): string[] =>
  app.filter((file) => file.endsWith(`/${name}`)).map((file) => file.slice(0, -name.length - 1));

/** Makes what tells whether a path is one of these patterns; what stands for `[id]` has to look like an id. */
export function matcherOf(patterns: readonly string[], id: RegExp): (path: string) => boolean {
  const split = patterns.map((pattern) => pattern.split("/"));
  const fits = (wanted: string, given: string) => {
    if (wanted === "[id]") return id.test(given);
    return wanted.startsWith("[") ? given !== "" : wanted === given;
  };
  return (path) => {
    const given = path.split("/");
    return split.some((pattern) => {
      return pattern.length === given.length && pattern.every((wanted, at) => fits(wanted, given[at] ?? ""));
    });
  };
}
