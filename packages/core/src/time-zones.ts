/** Finds out which time zone a place is in. */
export interface TimeZones {
  /** The IANA name of the zone at a point (WGS 84, degrees). Throws where that cannot be found out now. */
  at(location: { readonly lat: number; readonly lng: number }): Promise<string>;
}
