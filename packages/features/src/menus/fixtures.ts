import type { PlacedMenuItem, PutMenuItem } from "./contract.ts";
import { menuItemAdded, menuItemChanged, menuItemRemoved, menuItemsMoved } from "./events.ts";

export const restaurantId = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
export const ownerId = "user-maria";

/** What a client sends. */
export const margherita = {
  section: "Pizza",
  position: 10,
  name: "Margherita",
  description: "San Marzano tomatoes, fior di latte, basil",
  price: { amount: 1250, currency: "USD" },
  dietary: ["vegetarian"],
  available: true,
} as const satisfies PutMenuItem;

/** An item as its events hold it. */
export const placed = (changes: Partial<PlacedMenuItem> = {}): PlacedMenuItem => ({
  ...margherita,
  dietary: [...margherita.dietary],
  id: "margherita",
  ...changes,
});

export const added = (changes: Partial<PlacedMenuItem> = {}) =>
  menuItemAdded({ restaurant_id: restaurantId, item: placed(changes) });
export const changed = (changes: Partial<PlacedMenuItem>, previous = { section: "Pizza", position: 10 }) =>
  menuItemChanged({ restaurant_id: restaurantId, item: placed(changes), previous });
export const removed = (id = "margherita", previous = { section: "Pizza", position: 10 }) =>
  menuItemRemoved({ restaurant_id: restaurantId, id, previous });
export const moved = (...items: Parameters<typeof menuItemsMoved>[0]["items"]) =>
  menuItemsMoved({ restaurant_id: restaurantId, items });
