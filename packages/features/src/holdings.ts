import { derivedOf } from "@bellyfed/core/read-table";
import { feedHoldings as feed } from "./feed/entity.ts";
import { importHoldings as imports } from "./imports/entity.ts";
import { insightsHoldings as insights } from "./insights/entity.ts";
import { menuHoldings as menus } from "./menus/entity.ts";
import { restaurantHoldings as restaurants } from "./restaurants/entity.ts";
import { reviewHoldings as reviews } from "./reviews/entity.ts";

/** What each feature keeps in the read table. */
export const holdings = [feed, imports, insights, menus, restaurants, reviews];

/** Whether the items of a partition belong to a generation of the read table: all that those need to know who only read. */
export const isDerived = derivedOf(holdings);
