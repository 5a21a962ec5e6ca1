/** A point on a map. Degrees of WGS 84. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  /** Where more is said of it, with the language; for a place that has no card on its page. */
  readonly href?: string;
}

interface Located {
  readonly id: string;
  readonly name: string;
  readonly location: { readonly lat: number; readonly lng: number } | null;
}

/** The restaurants that can be put on a map. */
export const placesOf = (restaurants: readonly Located[]): Place[] =>
  restaurants.flatMap(({ id, name, location }) => (location ? [{ id, name, ...location }] : []));

/** The id of a place's card, for the map to find it. */
export const cardId = (id: string): string => `place-${id}`;
