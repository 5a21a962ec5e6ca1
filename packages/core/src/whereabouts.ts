/** WGS 84, degrees. */
interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** What a place's coordinates tell of it. */
export interface Whereabouts {
  /** The IANA name of its zone. */
  readonly time_zone: string;
  /** What the part of the city is called, by the polygons that the operator gives: null outside of all, left out where none are given. */
  readonly neighborhood?: string | null;
}

/** Finds out what a place's coordinates tell. */
export interface Locator {
  /** Throws where that cannot be found out now. */
  at(location: Place): Promise<Whereabouts>;
}

/** The same for who goes on without: null where it cannot be found out now. */
export type Locate = (location: Place) => Promise<Whereabouts | null>;
