/** Where searches are answered from: a copy of the index's file in each instance, or servers that all share. */
export const searchEngines = ["sqlite", "typesense"] as const;
export type SearchEngine = (typeof searchEngines)[number];

/** What the variable SEARCH_ENGINE says; sqlite where it says nothing. Throws for any other word. */
export function searchEngine({ SEARCH_ENGINE }: Readonly<Record<string, string | undefined>>): SearchEngine {
  const engine = searchEngines.find((each) => each === (SEARCH_ENGINE || "sqlite"));
  if (engine) return engine;
  throw new Error(`SEARCH_ENGINE must be ${searchEngines.join(" or ")}, not ${JSON.stringify(SEARCH_ENGINE)}`);
}
