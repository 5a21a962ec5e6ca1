import { searchEngine } from "@bellyfed/core/search/engine";
import { type Env, required } from "../environment.ts";

/** How the servers are reached; undefined where there is none. Throws where one is to be used and nobody says which. */
export function searchServers(env: Env): { readonly url: string; readonly apiKey: string } | undefined {
  if (searchEngine(env) === "sqlite") return undefined;
  const { TYPESENSE_URL: url, TYPESENSE_API_KEY: apiKey } = required(env, "TYPESENSE_URL", "TYPESENSE_API_KEY");
  if (!URL.canParse(url)) throw new Error(`TYPESENSE_URL must be an address such as http://127.0.0.1:8108, not ${url}`);
  return { url, apiKey };
}
