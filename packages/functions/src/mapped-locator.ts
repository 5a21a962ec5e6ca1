import { mappedZone } from "@bellyfed/adapters/tz-lookup/time-zones";
import type { Locator } from "@bellyfed/core/whereabouts";
import type { Env } from "./environment.ts";
import { neighborhoodsOf } from "./neighborhoods.ts";

/** Finds both by maps of one's own: that of time zones is code, that of neighbourhoods the operator's file. */
export function mappedLocator(env: Env): Locator {
  const find = neighborhoodsOf(env);
  return { at: async (place) => ({ time_zone: mappedZone(place), ...(find && { neighborhood: find(place) }) }) };
}
