import type { DisclosuresOf } from "@bellyfed/core/disclosure";
import { byNobodyKnown, defineEvent, type EventOf, visitor } from "@bellyfed/core/event";
import * as v from "valibot";

const restaurant_id = v.string();
/** A dish with its place, as it is stored. */
export const storedDish = {
  id: v.string(),
  section: v.string(),
  position: v.number(),
  name: v.string(),
  description: v.nullable(v.string()),
  /** In minor units of the currency, by its ISO 4217 code. */
  price: v.object({ amount: v.number(), currency: v.string() }),
  dietary: v.array(v.string()),
  available: v.boolean(),
};
const item = v.object(storedDish);
/** Where the item was: its key follows from it, so that readers need not look for what they replace. */
const previous = v.object({ section: v.string(), position: v.number() });

/** A dish went on the menu. */
export const menuItemAdded = defineEvent("MENU_ITEM_ADDED", v.object({ restaurant_id, item }));
/** A dish changed; `item` is all of it as it is now. */
export const menuItemChanged = defineEvent("MENU_ITEM_CHANGED", v.object({ restaurant_id, item, previous }));
/** Dishes changed places, all that one move takes, and nothing else of them did: at most 25 in one event. */
export const menuItemsMoved = defineEvent(
  "MENU_ITEMS_MOVED",
  v.object({
    restaurant_id,
    items: v.array(v.object({ id: v.string(), section: v.string(), position: v.number(), previous })),
  }),
);
/** A dish was taken off the menu. */
export const menuItemRemoved = defineEvent("MENU_ITEM_REMOVED", v.object({ restaurant_id, id: v.string(), previous }));

export const menuEvents = { menuItemAdded, menuItemChanged, menuItemsMoved, menuItemRemoved };
export type MenuEvent = EventOf<typeof menuEvents>;

/** The stream of one restaurant's menu. */
export const MENU_STREAMS = "MENU#";
export const menuStream = (restaurantId: string): string => `${MENU_STREAMS}${restaurantId}`;

/** Somebody looked at a menu. Not of the log. */
export const getRestaurantMenu = defineEvent("GET_RESTAURANT_MENU", v.object({ restaurant_id: v.string(), visitor }), [
  byNobodyKnown,
]);
export const menuReadEvents = { getRestaurantMenu };

const dish = {
  fields: ["restaurant_id", "item"],
  words: ["item.section", "item.name", "item.description"],
};
const place = { fields: ["previous"], words: ["previous.section"] };

/** What everybody is told of them: all, for a menu is for all to read. */
export const menusTold: DisclosuresOf<typeof menuEvents> = {
  MENU_ITEM_ADDED: dish,
  MENU_ITEM_CHANGED: { fields: [...dish.fields, ...place.fields], words: [...dish.words, ...place.words] },
  MENU_ITEMS_MOVED: {
    fields: ["restaurant_id", "items"],
    words: ["items.section", "items.previous.section"],
  },
  MENU_ITEM_REMOVED: { fields: ["restaurant_id", "id", ...place.fields], words: place.words },
};
