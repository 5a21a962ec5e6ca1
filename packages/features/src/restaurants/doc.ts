import type { Hours } from "@bellyfed/core/hours/model";
import type { Hidden, Restaurant } from "./contract.ts";
import type { Merged } from "./merging.ts";
import type { Opening } from "./opening.ts";
import type { ParticularsSaid } from "./particulars.ts";
import type { Standing } from "./standing.ts";

type Stands = "established" | "hidden" | "closes_on" | "moved_to" | "merged_into";
type Made = "rating" | Stands | keyof Opening | keyof ParticularsSaid | keyof Standing;

/** What META's `doc` holds: all that a restaurant shows but its rating. Of most nothing more is to say: they are established, and not hidden. */
export type RestaurantDoc = Omit<Restaurant, Made> &
  ParticularsSaid & {
    /** Only what was given as data; the others are in `opening_hours`. */
    readonly hours?: Hours | null;
    readonly time_zone?: string | null;
    readonly neighborhood_found?: boolean;
    readonly established?: false;
    readonly hidden?: Hidden;
    readonly closes_on?: string;
    readonly moved_to?: string;
    readonly merged?: Merged;
    readonly pause?: { readonly until: string | null };
    readonly opens_on?: string;
  };
