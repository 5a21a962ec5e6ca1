import type { SearchDocument } from "@bellyfed/core/search/document";
import type { Level, SearchFilters } from "@bellyfed/core/search/query";
import type { Term } from "@bellyfed/core/search/terms";
import { type Kept, keep } from "./memory-document.ts";
import { type Collection, PAGE, type ServerFound, type ServerQuery } from "./typesense-collection.ts";
import { filterOf, wordsFilter } from "./typesense-filters.ts";
import type { Lexicon } from "./typesense-lexicon.ts";

/** What is asked of an index that is opened. */
export interface Opened {
  readonly collection: Collection;
  readonly lexicon: Lexicon;
  /** Up to so many documents are taken from the server to be looked at here, which is exact in everything. */
  readonly most: number;
}

/** A query of the server for what may be found. */
export const serverFilter = (
  { lexicon }: Opened,
  filters: SearchFilters,
  terms: readonly Term[],
  level: Level,
): string => filterOf(filters, wordsFilter(terms, level, lexicon), lexicon);

export const keptIn = ({ hits }: ServerFound): Kept[] =>
  hits.map(({ document }) => keep(JSON.parse(String(document.data)) as SearchDocument));

/** So many pages of a query, the first of them `from`. */
export const pagesOf = (query: ServerQuery, pages: number, from = 1): ServerQuery[] =>
  Array.from({ length: pages }, (_, n) => ({ ...query, include_fields: "id,data", per_page: PAGE, page: from + n }));

/** All that may be found; undefined where these are too many. */
export async function candidates(opened: Opened, filter: string): Promise<Kept[] | undefined> {
  const { collection, most } = opened;
  const query = { filter_by: filter, sort_by: "id1:asc,id2:asc" };
  const [first] = await collection.search(pagesOf(query, 1));
  if (!first || first.found > most) return undefined;
  const more = Math.ceil(first.found / PAGE) - 1;
  const rest = more > 0 ? await collection.search(pagesOf(query, more, 2)) : [];
  return [first, ...rest].flatMap(keptIn);
}
