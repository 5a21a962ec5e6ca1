import { isOpen } from "@bellyfed/core/search/filters";
import { type PartName, partNames } from "@bellyfed/core/search/parts";
import type { FacetName, OpenWhen, SearchFilters } from "@bellyfed/core/search/query";
import type { Condition } from "./sqlite-conditions.ts";
import { isUnwanted, isWanted, partsLooked } from "./sqlite-parts.ts";
import type { Statements } from "./sqlite-statements.ts";
import type { Traits } from "./sqlite-traits.ts";
import type { Visited } from "./sqlite-visits.ts";

/** Whether documents are asked for by nothing but what they have in common with others. */
export const isBrowsing = ({ near, box, polygon, ratingMin }: SearchFilters): boolean =>
  !near && !box && !polygon && ratingMin === undefined;

interface Kinds {
  readonly statements: Statements;
  readonly traits: Traits;
}

/** What is counted by looking at each kind of document instead of at each; and what has to hold of those that are found. */
export function browsing(
  { statements, traits }: Kinds,
  filters: SearchFilters,
  facets: readonly FacetName[],
): Visited & { readonly found: Condition } {
  const [parts, open] = [partsLooked(filters, facets, traits), openHours(traits, filters.open)];
  const [seen, found] = [partIds(), partIds()];
  let [total, all] = [0, 0];
  const groups = `select place, offer, state, count(*) n from doc where ${open.sql} group by place, offer, state`;
  for (const row of statements.all(groups, open.values)) {
    const [place, offer, state, n] = [Number(row.place), Number(row.offer), Number(row.state), Number(row.n)];
    const ids = { place, offer, state };
    all += n;
    include(seen, ids);
    const bits = parts.bits(place, offer, state);
    if (isUnwanted(bits)) continue;
    parts.count(bits, place, offer, state, n);
    if (!isWanted(bits)) continue;
    total += n;
    include(found, ids);
  }
  const kinds = among(seen, found, total / all);
  return {
    ...{ total, counted: parts.counted },
    found: { sql: `${open.sql} and ${kinds.sql}`, values: [...open.values, ...kinds.values] },
  };
}

/** Documents with hours by which they are open then. */
function openHours(traits: Traits, open: OpenWhen | undefined): Condition {
  if (!open) return { sql: "true", values: [] };
  const ids = traits.all().flatMap(([id, trait]) => ("regular" in trait && isOpen(trait, open) ? [id] : []));
  return { sql: "+doc.hours in (select value from json_each(?))", values: [JSON.stringify(ids)] };
}

type PartIds = Readonly<Record<PartName, Set<number>>>;
const partIds = (): PartIds => ({ place: new Set(), offer: new Set(), state: new Set() });

function include(all: PartIds, ids: Readonly<Record<PartName, number>>): void {
  for (const part of partNames) all[part].add(ids[part]);
}

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
