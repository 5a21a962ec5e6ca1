import type { FoundRestaurant } from "../../search/contract.ts";
import { plainName } from "../check/plain.ts";
import type { PlaceFound, Source } from "../evidence.ts";
import type { Links } from "../ports.ts";
import type { Finding } from "../retrieve/finding.ts";
import type { Reference } from "../turn.ts";

/** What an answer can rest on, numbered from "1": of each place itself, its menu and its reviews, in this order. */
export interface Ground {
  readonly sources: readonly Source[];
  readonly places: readonly PlaceFound[];
}

/** Numbers what was found. Nothing else is a source. */
export function ground(findings: readonly Finding[]): Ground {
  const sources: Source[] = [];
  const next = () => String(sources.length + 1);
  const places = findings.map(({ restaurant, menu, quotes }): PlaceFound => {
    const source = next();
    sources.push({ kind: "restaurant", id: source, restaurant });
    const menuId = menu && menu.sections.length > 0 ? next() : null;
    if (menu && menuId) sources.push({ kind: "menu", id: menuId, restaurantId: restaurant.id, menu });
    const reviews = quotes.map((quote) => {
      const id = next();
      sources.push({ kind: "review", id, restaurantId: restaurant.id, ...quote });
      return id;
    });
    return { id: restaurant.id, name: plainName(restaurant.name), source, reviews, menu: menuId };
  });
  return { sources, places };
}

/** The sources as they are listed beside an answer. */
export function referencesOf({ sources, places }: Ground, links: Links): Reference[] {
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return sources.map((source): Reference => {
    const restaurant_id = placeOf(source);
    const isReview = source.kind === "review";
    return {
      id: source.id,
      url: isReview ? links.review(restaurant_id, source.reviewId) : links.restaurant(restaurant_id),
      title: names.get(restaurant_id) ?? "",
      restaurant_id,
      review_id: isReview ? source.reviewId : null,
      quote: isReview ? source.quote : null,
    };
  });
}

/** The id of the restaurant that a source is about. */
export const placeOf = (source: Source): string =>
  source.kind === "restaurant" ? source.restaurant.id : source.restaurantId;

/** The restaurants of sources, as a list shows them. */
export const restaurantsOf = (sources: readonly Source[]): FoundRestaurant[] =>
  sources.flatMap((source) => (source.kind === "restaurant" ? [source.restaurant] : []));
