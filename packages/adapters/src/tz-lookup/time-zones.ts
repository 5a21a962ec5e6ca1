import zoneAt from "@photostructure/tz-lookup";

/**
 * The time zone at a point (WGS 84, degrees), from a map that is part of the code, simplified at its borders: within a few kilometres of one it may name the neighbour's.
 * At sea it names the zone of the longitude, such as `Etc/GMT+9`.
 * @see https://github.com/photostructure/tz-lookup
 */
export const mappedZone = ({ lat, lng }: { readonly lat: number; readonly lng: number }): string => zoneAt(lat, lng);
