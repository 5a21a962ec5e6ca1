import { load } from "@bellyfed/core/execute";
import type { EventStore } from "@bellyfed/core/ports";
import { itemOf, menuType } from "@bellyfed/features/menus/decider";
import { menuStream } from "@bellyfed/features/menus/events";
import type { IsServed } from "@bellyfed/features/menus/rules";

/** Asks a menu's stream whether a dish is on it: the port of what hangs on a dish. */
export const isServed =
  (store: EventStore): IsServed =>
  async (restaurantId, dishId) =>
    itemOf((await load(store, menuType, menuStream(restaurantId))).state, dishId) !== undefined;
