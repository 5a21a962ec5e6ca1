/** Finds out which time zone a place is in. */
export interface TimeZones {
  /** The IANA name of the zone at a point (WGS 84, degrees). Throws where that cannot be found out now. */
  at(location: { readonly lat: number; readonly lng: number }): Promise<string>;
}

/** The same for who goes on without: null where it cannot be found out now. */
export type FindZone = (location: { readonly lat: number; readonly lng: number }) => Promise<string | null>;
