import type { Cursors } from "@bellyfed/core/cursor";
import { listed } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import { endpoints } from "./contract.ts";
import { type Looked, withPosition } from "./looked.ts";
import { offsetsIn } from "./offsets.ts";
import { cursorQuery, foundOf, type MadeOf, searchQuery } from "./queries.ts";
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
    const asked = searchQuery(query, cursors.decode(name, query.cursor));
    const looked = await look();
    const { hits, next, total, facets } = await looked.index.search(asked);
    const next_cursor = cursors.encode(name, next && { ...next });
    const { headers } = listed(request, { data: [], next_cursor });
    const at = now();
    const body = {
      data: hits.map((hit) => foundOf(hit, query, (facts) => madeOf(facts, at))),
      facets,
      total,
      next_cursor,
    };
    return withPosition(looked, { body, headers: { ...headers } });
  }),
  route(endpoints.autocomplete, async ({ query: { q, ...rest } }) => {
    const looked = await look();
    const suggestions = await looked.index.suggest({ text: q, ...rest });
    const data = suggestions.map((each) => ({ ...each, offsets: offsetsIn(each.text, q) }));
    return withPosition(looked, { body: { data } });
  }),
  route(endpoints.resolveRestaurants, async ({ body: { places } }) => {
    const looked = await look();
    const resolved = await resolvePlaces(looked.index, places.map(soughtOf));
    return withPosition(looked, { body: { data: resolved.map((candidates) => ({ candidates })) } });
  }),
];
