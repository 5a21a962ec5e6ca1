import { projection as imports } from "./imports/projection.ts";
import { projection as menus } from "./menus/projection.ts";
import { projection as restaurants } from "./restaurants/projection.ts";
import { projection as reviews } from "./reviews/projection.ts";

/** The projections of every feature. */
export const projections = [imports, menus, restaurants, reviews];
