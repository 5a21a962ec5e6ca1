import { reads as imports } from "./imports/reads.ts";
import { reads as insights } from "./insights/reads.ts";
import { reads as menus } from "./menus/reads.ts";
import { reads as reports } from "./reports/reads.ts";
import { reads as restaurants } from "./restaurants/reads.ts";
import { reads as reviews } from "./reviews/reads.ts";
import { reads as votes } from "./votes/reads.ts";

/** The read routes of every feature, each made from its ports. */
export const reads = [imports, insights, menus, reports, restaurants, reviews, votes];
