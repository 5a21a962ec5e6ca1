import { readModel as imports } from "./imports/projection.ts";
import { readModel as menus } from "./menus/projection.ts";
import { readModel as reports } from "./reports/projection.ts";
import { readModel as restaurants } from "./restaurants/projection.ts";
import { readModel as reviews } from "./reviews/projection.ts";
import { readModel as votes } from "./votes/projection.ts";

/** The read models that follow the log. */
export const projections = [imports, menus, reports, restaurants, reviews, votes];
