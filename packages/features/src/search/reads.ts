import type { Cursors } from "@bellyfed/core/cursor";
import { listed } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import { answersOf, type MadeOf, withOffsets } from "./answers.ts";
import { endpoints } from "./contract.ts";
import { type Looked, withPosition } from "./looked.ts";
import { cursorQuery, type SearchCursor, searchQuery } from "./queries.ts";
import { resolvePlaces, soughtOf } from "./resolving.ts";

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
