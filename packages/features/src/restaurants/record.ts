import type { Executed } from "@bellyfed/core/execute";
import { slugOf } from "@bellyfed/core/slug";
import type { WrittenRestaurant } from "./contract.ts";
import { particularsOf } from "./particulars.ts";
import { standingOf } from "./standing.ts";
import { type RestaurantState, requirePresent } from "./state.ts";

type Folded = Pick<Executed<RestaurantState>, "state" | "version" | "createdAt" | "updatedAt">;

/** The restaurant as its events tell it. */
export function recordOf(executed: Folded) {
  const { inspections: _, hidden_by: __, erased: ___, absorbed: ____, ...state } = requirePresent(executed.state);
  const { closing, pause, opening, merged, moved_to = null, ...known } = state;
  return {
    ...known,
    ...(pause && { pause: { until: pause.until } }),
    ...(opening && { opens_on: opening.opens_on }),
    ...{ moved_to, merged_into: merged?.into ?? null },
    closes_on: closing?.closes_on ?? null,
    slug: slugOf(known.name),
    version: executed.version,
    created_at: executed.createdAt,
    updated_at: executed.updatedAt,
  };
}

/** What is answered of it. Hours that are only text are read, and whether it is open is reckoned, by those who read it. */
export function represent(executed: Folded): WrittenRestaurant {
  const record = recordOf(executed);
  const { time_zone = null, hours, pause: _, neighborhood_found: __, ...known } = record;
  const standing = standingOf(record, Date.parse(executed.updatedAt));
  return { ...known, ...particularsOf(known), ...standing, ...(hours && { hours: { time_zone, ...hours } }) };
}
