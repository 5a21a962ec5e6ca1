import type { TimeZones } from "@bellyfed/core/time-zones";
import type { Handler } from "../lambda.ts";

/** WGS 84, degrees. */
export interface TimeZoneRequest {
  readonly lat: number;
  readonly lng: number;
}

/** Says in which time zone a point is. */
export const timeZone =
  (zones: TimeZones): Handler<TimeZoneRequest, { readonly time_zone: string }> =>
  async (location) => ({ time_zone: await zones.at(location) });
