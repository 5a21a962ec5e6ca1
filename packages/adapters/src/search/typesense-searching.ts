import { withoutOwn } from "@bellyfed/core/search/filters";
import { asksNothing, levelsOf } from "@bellyfed/core/search/leveling";
import type { SearchQuery } from "@bellyfed/core/search/query";
import type { Found } from "@bellyfed/core/search/search-index";
import { termsOf } from "@bellyfed/core/search/terms";
import { scan } from "./scan.ts";
import { candidates, type Opened, serverFilter } from "./typesense-candidates.ts";
import { searchMany } from "./typesense-many.ts";

/**
 * Answers a query. The server chooses what may be found; as long as these are not too many, all the rest is done here by the same code as in
 * a look at every document, and so is the same. Only where they are, the server sorts and counts as well.
 */
export async function searching(opened: Opened, query: SearchQuery, mean: number): Promise<Found> {
  const terms = termsOf(query.text ?? "");
  if (asksNothing(query, terms)) return scan([], query, mean);
  // Facets count without their own filter, so that what is looked at has to have the others as well.
  const filters = query.facets.reduce(withoutOwn, query.filters);
  for (const level of query.after ? [query.after.level] : levelsOf(terms)) {
    const few = await candidates(opened, serverFilter(opened, filters, terms, level));
    if (!few) continue;
    const found = scan(few, query, mean);
    if (found.level === level || query.after || terms.length === 0) return found;
    // Among those that are found with mistakes are all that are found without.
    if (level === "forgiving" && found.level === "exact") return found;
  }
  return searchMany(opened, query, terms, mean);
}
