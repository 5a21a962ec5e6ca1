import type { Locator, Whereabouts } from "@bellyfed/core/whereabouts";
import type { Handler } from "../lambda.ts";

/** WGS 84, degrees. */
export interface TimeZoneRequest {
  readonly lat: number;
  readonly lng: number;
}

/** Says in which time zone a point is, and in which neighbourhood. */
export const timeZone =
  (locator: Locator): Handler<TimeZoneRequest, Whereabouts> =>
  (location) =>
    locator.at(location);
