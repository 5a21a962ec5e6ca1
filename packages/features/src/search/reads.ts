import type { Cursors } from "@bellyfed/core/cursor";
import { listed } from "@bellyfed/core/http/answer";
import { type ApiResponse, type Route, route } from "@bellyfed/core/http/route";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { answersOf, type MadeOf, withOffsets } from "./answers.ts";
import { endpoints } from "./contract.ts";
import { cursorQuery, type SearchCursor, searchQuery } from "./queries.ts";
import { resolvePlaces, soughtOf } from "./resolving.ts";

/** An index as it is now, and whether it is known to lack something of the log. */
export interface Looked {
  readonly index: SearchIndex;
  readonly isBehind: boolean;
}
export interface SearchPorts {
  /** Throws AppError 503 `search.preparing` while there is none yet. */
  readonly look: () => Promise<Looked>;
  readonly cursors: Cursors;
  readonly madeOf: MadeOf;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The routes that the search index answers. */
export const reads = ({ look, cursors, madeOf, now }: SearchPorts): Route[] => [
  route(endpoints.searchRestaurants, async (request) => {
    const { query } = request;
    const name = cursorQuery(query);
    const at = now();
    const cursor = cursors.decode(name, query.cursor) as SearchCursor | undefined;
    // What was open for the first page is what was open for the last.
    const instant = cursor?.now ?? at;
    const asked = searchQuery(query, cursor, instant);
    const looked = await look();
    const found = await looked.index.search(asked);
    const next = found.next && { ...found.next, ...(query.open_now && { now: instant }) };
    const next_cursor = cursors.encode(name, next);
    const { headers } = listed(request, { data: [], next_cursor });
    const { total, facets } = found;
    const body = { data: answersOf(found, query, (facts) => madeOf(facts, at)), facets, total, next_cursor };
    return withPosition(looked, { body, headers: { ...headers } });
  }),
  route(endpoints.autocomplete, async ({ query: { q, ...rest } }) => {
    const looked = await look();
    const data = withOffsets(await looked.index.suggest({ text: q, ...rest }), q);
    return withPosition(looked, { body: { data } });
  }),
  route(endpoints.resolveRestaurants, async ({ body: { places } }) => {
    const looked = await look();
    const resolved = await resolvePlaces(looked.index, places.map(soughtOf));
    return withPosition(looked, { body: { data: resolved.map((candidates) => ({ candidates })) } });
  }),
];

/** The answer says up to which position of the log the index knew everything. */
async function withPosition({ index, isBehind }: Looked, { body, headers }: ApiResponse): Promise<ApiResponse> {
  const position = await index.position();
  const told = { "bellyfed-position": position, ...(isBehind && { "bellyfed-behind": "true" }) };
  return { body, headers: { "cache-control": "private, max-age=0, must-revalidate", ...headers, ...told } };
}
