import { type PartName, partNames } from "@bellyfed/core/search/parts";
import type { FacetName, SearchFilters } from "@bellyfed/core/search/query";
import type { Condition } from "./sqlite-conditions.ts";
import { isUnwanted, isWanted, partsLooked } from "./sqlite-parts.ts";
import type { Statements } from "./sqlite-statements.ts";
import type { Traits } from "./sqlite-traits.ts";
import type { Visited } from "./sqlite-visits.ts";

/** Whether documents are asked for by nothing but what they have in common with others. */
export const isBrowsing = ({ near, box, polygon, open, ratingMin }: SearchFilters): boolean =>
  !near && !box && !polygon && !open && ratingMin === undefined;

const GROUPS = "select place, offer, state, count(*) n from doc group by place, offer, state";

/** What is counted by looking at each kind of document instead of at each; and what has to hold of those that are found. */
export function browsing(
  { statements, traits }: { readonly statements: Statements; readonly traits: Traits },
  filters: SearchFilters,
  facets: readonly FacetName[],
): Visited & { readonly found: Condition } {
  const parts = partsLooked(filters, facets, traits);
  let [total, all] = [0, 0];
  const [seen, found] = [partIds(), partIds()];
  for (const row of statements.all(GROUPS, [])) {
    const [place, offer, state, n] = [Number(row.place), Number(row.offer), Number(row.state), Number(row.n)];
    all += n;
    for (const [part, id] of [
      ["place", place],
      ["offer", offer],
      ["state", state],
    ] as const)
      seen[part].add(id);
    const bits = parts.bits(place, offer, state);
    if (isUnwanted(bits)) continue;
    parts.count(bits, place, offer, state, n);
    if (!isWanted(bits)) continue;
    total += n;
    for (const [part, id] of [
      ["place", place],
      ["offer", offer],
      ["state", state],
    ] as const)
      found[part].add(id);
  }
  return { total, counted: parts.counted, found: among(seen, found, total / all) };
}

type PartIds = Readonly<Record<PartName, Set<number>>>;
const partIds = (): PartIds => ({ place: new Set(), offer: new Set(), state: new Set() });

/** With less than this share of all documents it is faster to fetch them by what they have in common than to look at each. */
const SHARE_FETCHED = 0.1;

/** Parts fail by themselves, so what has a part of each kind that is wanted is wanted. */
function among(seen: PartIds, found: PartIds, share: number): Condition {
  const narrowing = partNames.filter((part) => found[part].size < seen[part].size);
  // A plus keeps SQLite from its index.
  const plus = share < SHARE_FETCHED ? "" : "+";
  return {
    sql: ["true", ...narrowing.map((part) => `${plus}doc.${part} in (select value from json_each(?))`)].join(" and "),
    values: narrowing.map((part) => JSON.stringify([...found[part]])),
  };
}
