import { passing } from "@bellyfed/core/search/filters";
import { leveled, levelsOf } from "@bellyfed/core/search/leveling";
import type { FacetName, Level, SearchQuery } from "@bellyfed/core/search/query";
import type { Found } from "@bellyfed/core/search/search-index";
import { isFound, type Term } from "@bellyfed/core/search/terms";
import type { Kept } from "./memory-document.ts";
import { pageOf } from "./scan.ts";
import { keptIn, type Opened, pagesOf, serverFilter } from "./typesense-candidates.ts";
import { PAGE } from "./typesense-collection.ts";
import { serverFacets } from "./typesense-facets.ts";
import { encoded } from "./typesense-fields.ts";
import { orderOf, type ServerOrder } from "./typesense-order.ts";

/** So many of a query with words are ranked: who looks farther asks for more words. */
const RANKED = 1000;

/** Answers a query that finds more than is looked at here. How many there are, and facets, are then as the server counts: an area by its box, a radius to a few metres. */
export async function searchMany(
  opened: Opened,
  query: SearchQuery,
  terms: readonly Term[],
  mean: number,
): Promise<Found> {
  const asked = query.after && terms.length > 0 ? [query.after.level] : levelsOf(terms);
  const filters = new Map(asked.map((level) => [level, serverFilter(opened, query.filters, terms, level)]));
  const counts = await opened.collection.search([...filters.values()].map((filter_by) => ({ filter_by, per_page: 0 })));
  const totals = new Map(asked.map((level, at) => [level, counts[at]?.found ?? 0]));
  const { level, total } = leveled(query, terms, (level) => ({ level, total: totals.get(level) ?? 0 }));
  const filter = filters.get(level) ?? "";
  const order = orderOf(query, mean);
  const [rows, facets] = await Promise.all([
    order ? sorted(opened, query, filter, { order, mean }) : ranked(opened, query, terms, level),
    facetsOf(opened, query, terms, level),
  ]);
  const passes = passing(query.filters);
  const found = rows.filter(({ document, parts, words }) => passes(document, parts) && isFound(terms, level, words));
  return { ...pageOf(found, query, level, mean), total, facets, level };
}

async function facetsOf(opened: Opened, query: SearchQuery, terms: readonly Term[], level: Level) {
  const filter = (_: FacetName, filters: SearchQuery["filters"]) => serverFilter(opened, filters, terms, level);
  return serverFacets(opened.collection, query, filter);
}

/** The best that the server knows, with many reviews before few, to be ranked here. */
async function ranked(opened: Opened, { filters }: SearchQuery, terms: readonly Term[], level: Level): Promise<Kept[]> {
  const words = terms.map(({ word }) => encoded(word)).join(" ");
  const written = {
    ...{ q: words, query_by: "names,words", num_typos: 0, drop_tokens_threshold: 0, typo_tokens_threshold: 0 },
    ...{ max_candidates: RANKED, sort_by: "_text_match:desc,count:desc,id1:asc" },
  };
  const how = level === "exact" ? written : { sort_by: "count:desc,id1:asc" };
  const filter_by = serverFilter(opened, filters, terms, level);
  const most = level === "any" ? mostOf(terms) : [];
  const nearly = most.map((some) => ({ ...how, filter_by: serverFilter(opened, filters, some, "forgiving") }));
  const queries = [...nearly.flatMap((query) => pagesOf(query, 1)), ...pagesOf({ ...how, filter_by }, RANKED / PAGE)];
  const all = (await opened.collection.search(queries)).flatMap(keptIn);
  return [...new Map(all.map((kept) => [kept.document.id, kept])).values()];
}

/** All words but one, and each by itself: where any will do, what has most of them, or a rare one, comes before what has a common one and many reviews. */
function mostOf(terms: readonly Term[]): readonly (readonly Term[])[] {
  const alone = terms.map((term) => [term]);
  if (terms.length < 3) return alone;
  return [...terms.map((_, at) => terms.filter((__, other) => other !== at)), ...alone];
}

/** Page after page of the server's, until the order of as many as are asked for is certain. */
async function sorted(
  { collection }: Opened,
  query: SearchQuery,
  filter: string,
  { order, mean }: { readonly order: ServerOrder; readonly mean: number },
): Promise<Kept[]> {
  const after = query.after && order.after(query.after);
  const asked = { filter_by: after ? `${filter} && ${after}` : filter, sort_by: order.sortBy };
  const passes = passing(query.filters);
  const rows: Kept[] = [];
  for (let page = await firstPage(collection, query, filter); ; page++) {
    const [found] = await collection.search(pagesOf(asked, 1, page));
    rows.push(...(found ? keptIn(found) : []));
    const last = rows.at(-1);
    if (!found || !last || found.hits.length < PAGE) return rows;
    const certain = rows.filter((row) => order.isBefore(row, last));
    const behind = pageOf(
      certain.filter(({ document, parts }) => passes(document, parts)),
      query,
      "exact",
      mean,
    );
    if (behind.next) return certain;
  }
}

/** By distance nothing can be left out that was seen before: it is counted, and the page looked for on which it ends. */
async function firstPage(
  collection: Opened["collection"],
  { after, filters: { near }, sort }: SearchQuery,
  filter: string,
) {
  if (!after || !near || sort !== "distance") return 1;
  const seen = Math.max(0, Number(after.key) / 1000 - 10) * 0.98;
  const nearer = `${filter} && at:(${near.lat}, ${near.lng}, ${seen / 1000} km)`;
  const [counted] = await collection.search([{ filter_by: nearer, per_page: 0 }]);
  return Math.floor((counted?.found ?? 0) / PAGE) + 1;
}
