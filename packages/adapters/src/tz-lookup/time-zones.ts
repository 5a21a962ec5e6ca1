import type { TimeZones } from "@bellyfed/core/time-zones";
import zoneAt from "@photostructure/tz-lookup";

/**
 * Time zones from a map that is part of the code, simplified at its borders: within a few kilometres of one it may name the neighbour's.
 * At sea it names the zone of the longitude, such as `Etc/GMT+9`.
 * @see https://github.com/photostructure/tz-lookup
 */
export const mappedTimeZones: TimeZones = { at: async ({ lat, lng }) => zoneAt(lat, lng) };
