import { derivedOf } from "@bellyfed/core/read-table";
import { importHoldings as imports } from "./imports/entity.ts";
import { menuHoldings as menus } from "./menus/entity.ts";
import { reportHoldings as reports } from "./reports/entity.ts";
import { restaurantHoldings as restaurants } from "./restaurants/entity.ts";
import { reviewHoldings as reviews } from "./reviews/entity.ts";
import { voteHoldings as votes } from "./votes/entity.ts";

/** What those read models keep that follow the log: all of them that those need to know who only read. */
export const holdings = [imports, menus, reports, restaurants, reviews, votes];

/** Whether the items of a partition belong to a generation of the read table. */
export const isDerived = derivedOf(holdings);
