import { type Env, required } from "../environment.ts";

/** Where searches are answered from: a copy of the file in each instance, or servers that all share. */
export const searchEngines = ["sqlite", "typesense"] as const;
export type SearchEngine = (typeof searchEngines)[number];

/** What SEARCH_ENGINE says; sqlite where it says nothing. Throws for any other word. */
export function searchEngine({ SEARCH_ENGINE }: Env): SearchEngine {
  const engine = searchEngines.find((each) => each === (SEARCH_ENGINE || "sqlite"));
  if (engine) return engine;
  throw new Error(`SEARCH_ENGINE must be ${searchEngines.join(" or ")}, not ${JSON.stringify(SEARCH_ENGINE)}`);
}

/** How the servers are reached; undefined where there is none. Throws where one is to be used and nobody says which. */
export function searchServers(env: Env): { readonly url: string; readonly apiKey: string } | undefined {
  if (searchEngine(env) === "sqlite") return undefined;
  const { TYPESENSE_URL: url, TYPESENSE_API_KEY: apiKey } = required(env, "TYPESENSE_URL", "TYPESENSE_API_KEY");
  if (!URL.canParse(url)) throw new Error(`TYPESENSE_URL must be an address such as http://127.0.0.1:8108, not ${url}`);
  return { url, apiKey };
}
