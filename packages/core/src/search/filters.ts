import { isOpenThen } from "../hours/open-then.ts";
import { averageOf, valueKey } from "./columns.ts";
import type { BusinessStatus, Coordinates, SearchDocument, WeekHours } from "./document.ts";
import { isInBox, isInPolygon, millimetres } from "./geo.ts";
import type { PartName, Parts } from "./parts.ts";
import { type FacetName, filterOf, type OpenWhen, type SearchFilters } from "./query.ts";

/** Filters without the one that a facet would be about: choosing a cuisine does not take the others from the list of cuisines. */
export const withoutOwn = (filters: SearchFilters, facet: FacetName): SearchFilters => {
  const { [filterOf[facet]]: _, ...others } = filters;
  return others;
};

type FilterName = keyof SearchFilters;
type PartTests = { readonly [Name in PartName]: readonly (readonly [FilterName, (part: Parts[Name]) => boolean])[] };

/** What a place is to guests at an instant. */
function statusAt({ business, status }: Parts["state"], now: number): BusinessStatus {
  if (!business) return status === "open" ? "operational" : "closed_permanently";
  return business.turns_at !== null && now >= business.turns_at ? "operational" : business.status;
}

const isOpenStatus = (status: BusinessStatus): boolean => status === "operational" || status === "opening_soon";

/** What each filter asks of a part. Closed ones are found only by their status. */
export function partTests(filters: SearchFilters): PartTests {
  const { city, cuisine, price, grade, attributes = [], diet = [], chain, status = ["open"] } = filters;
  const [cities, cuisines, chains] = [city?.map(valueKey), cuisine?.map(valueKey), chain?.map(valueKey)];
  const hasCuisine = ({ cuisines }: Parts["offer"]) => {
    return (key: string) => cuisines.some(([own]) => own === key);
  };
  return {
    place: [["city", ({ cityKey }) => isOneOf(cities, cityKey)]],
    offer: [
      [
        "cuisine",
        (offer) =>
          cuisines === undefined ||
          (filters.cuisineMatch === "all" ? cuisines.every(hasCuisine(offer)) : cuisines.some(hasCuisine(offer))),
      ],
      ["attributes", (offer) => attributes.every((value) => offer.attributes.includes(value))],
      ["diet", ({ diets }) => diet.every((value) => diets.includes(value))],
      ["chain", ({ chainKey }) => isOneOf(chains, chainKey)],
      ["withoutChains", ({ chainKey }) => !filters.withoutChains || chainKey === null],
    ],
    state: [
      [
        "status",
        (state) => {
          const own = statusAt(state, filters.now ?? Number.NEGATIVE_INFINITY);
          return status.includes(own) || status.includes(isOpenStatus(own) ? "open" : "closed");
        },
      ],
      ["price", ({ price_level }) => isOneOf(price, price_level)],
      ["grade", (state) => isOneOf(grade, state.grade)],
    ],
  };
}

/** The filters by which a part is not asked for. */
const failedBy = <Part>(tests: readonly (readonly [FilterName, (part: Part) => boolean])[], part: Part): FilterName[] =>
  tests.flatMap(([name, test]) => (test(part) ? [] : [name]));

const isOneOf = <Value>(asked: readonly Value[] | undefined, value: Value | null): boolean =>
  asked === undefined || (value !== null && asked.includes(value));

/** Tells whether documents are among those that are asked for. Hidden ones never are. */
export function passing(filters: SearchFilters): (document: SearchDocument, parts: Parts) => boolean {
  const tests = partTests(filters);
  return (document, { place, offer, state }) =>
    !document.hidden &&
    failedBy(tests.place, place).length === 0 &&
    failedBy(tests.offer, offer).length === 0 &&
    failedBy(tests.state, state).length === 0 &&
    isRated(document, filters.ratingMin) &&
    isThere(document.location, filters) &&
    isOpen(document.hours, filters.open);
}

const isRated = ({ rating }: SearchDocument, least: number | undefined): boolean =>
  least === undefined || (averageOf(rating) ?? 0) >= Math.round(least * 100);

/** Whether a place lies where it is looked for. */
export function isThere(location: Coordinates | null, { near, box, polygon }: SearchFilters): boolean {
  if (!near && !box && !polygon) return true;
  if (!location) return false;
  if (near && millimetres(location, near) > near.radius * 1000) return false;
  return (!box || isInBox(location, box)) && (!polygon || isInPolygon(location, polygon));
}

/** Whether a place is known to be open when it is asked for. */
export const isOpen = (hours: WeekHours | null, when: OpenWhen | undefined): boolean =>
  when === undefined || (hours !== null && isOpenThen(hours, when));
