import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { sha256, shortHash } from "@bellyfed/core/id";
import { slugOf } from "@bellyfed/core/slug";
import { type Actor, manages, mergedInto, type RestaurantFacts } from "../restaurants/rules.ts";
import type { PutMenuItem } from "./contract.ts";
import {
  type MenuEvent,
  menuEvents,
  menuItemAdded,
  menuItemChanged,
  menuItemRemoved,
  menuItemsMoved,
} from "./events.ts";
import { MAX_ITEMS, MAX_POSITION, MAX_SECTIONS, type Place, placesFor } from "./rules.ts";

type StoredItem = Extract<MenuEvent, { type: "MENU_ITEM_ADDED" }>["payload"]["item"];

/** What decisions need to know of an item: where it is, and a hash that tells whether a new content is the same. */
interface Known extends Place {
  readonly hash: string;
}
export interface MenuState {
  readonly items: readonly Known[];
}

interface Addressed {
  readonly id: string;
  readonly restaurant_id: string;
  readonly restaurant: RestaurantFacts;
  readonly actor: Actor;
}
export type MenuCommand =
  | (Addressed & { readonly type: "put"; readonly content: PutMenuItem })
  | (Addressed & { readonly type: "remove" })
  | (Addressed & { readonly type: "move"; readonly section: string; readonly before: string | null })
  /** What a file says: as many dishes as one commit holds at most. */
  | { readonly type: "import"; readonly restaurant_id: string; readonly dishes: readonly Dish[] };

/** A dish as it is to be on the menu; without a position it stays where it is, or goes to the end. */
export type Dish = PutMenuItem & { readonly id: string };

type Move = Extract<MenuCommand, { type: "move" }>;

export const menu: Decider<MenuState, MenuCommand, MenuEvent> = {
  schema: 2,
  initial: { items: [] },

  evolve,

  decide(state, command) {
    if (command.type === "import") return importInto(state, command);
    refuseOthers(command);
    const { id, restaurant_id } = command;
    switch (command.type) {
      case "put": {
        const events = put(state, restaurant_id, { ...command.content, id });
        if (events.length > 0) refuseTooMany(state, { id, section: command.content.section });
        return events;
      }
      case "remove": {
        const before = itemOf(state, id);
        if (!before) return [];
        const previous = { section: before.section, position: before.position };
        return [menuItemRemoved({ restaurant_id, id, previous })];
      }
      case "move":
        return move(state, command);
    }
  },
};

/** The stream of one restaurant's menu. */
export const menuType: StreamType<MenuState, MenuCommand, MenuEvent> = { decider: menu, events: menuEvents };

function evolve({ items }: MenuState, event: MenuEvent): MenuState {
  switch (event.type) {
    case "MENU_ITEM_ADDED":
      return { items: [...items, known(event.payload.item)] };
    case "MENU_ITEM_CHANGED": {
      const { item } = event.payload;
      return { items: items.map((other) => (other.id === item.id ? known(item) : other)) };
    }
    case "MENU_ITEMS_MOVED": {
      const places = new Map(event.payload.items.map(({ previous: _, ...place }) => [place.id, place]));
      return { items: items.map((item) => ({ ...item, ...places.get(item.id) })) };
    }
    case "MENU_ITEM_REMOVED":
      return { items: items.filter(({ id }) => id !== event.payload.id) };
  }
}

/** What the menu knows of an item. */
export const itemOf = ({ items }: MenuState, id: string): Known | undefined => items.find((item) => item.id === id);

const known = (item: StoredItem): Known => ({
  id: item.id,
  section: item.section,
  position: item.position,
  hash: hashOf(item),
});

/** The same for the same content, in whatever order its marks and its fields come. */
const hashOf = ({ name, description, price, dietary, available }: StoredItem): string =>
  shortHash(sha256(JSON.stringify([name, description, price.amount, price.currency, dietary.toSorted(), available])));

const samePlace = (one: Place, other: Place): boolean =>
  one.section === other.section && one.position === other.position;

/** What tells that a dish is to be on the menu; nothing where it is there as it is to be. */
function put(state: MenuState, restaurant_id: string, dish: Dish): MenuEvent[] {
  const before = itemOf(state, dish.id);
  const item = { ...dish, position: dish.position ?? before?.position ?? end(state) };
  if (!before) return [menuItemAdded({ restaurant_id, item })];
  if (samePlace(before, item) && before.hash === hashOf(item)) return [];
  return [menuItemChanged({ restaurant_id, item, previous: { section: before.section, position: before.position } })];
}

/** Most dishes of one import's command: with their events they fill a commit. */
export const MOST_DISHES_AT_ONCE = 25;

/** A dish for which the menu has no room is passed over. */
function importInto(state: MenuState, { restaurant_id, dishes }: Extract<MenuCommand, { type: "import" }>) {
  const events: MenuEvent[] = [];
  let menuThen = state;
  for (const dish of dishes) {
    const told = put(menuThen, restaurant_id, dish);
    if (told.length === 0 || tooMany(menuThen, dish)) continue;
    events.push(...told);
    menuThen = told.reduce(evolve, menuThen);
  }
  return events;
}

/** What an import would still do with a dish. */
export function lackOf(state: MenuState, dish: Dish): "added" | "changed" | "unchanged" {
  if (!itemOf(state, dish.id)) return "added";
  return put(state, "", dish).length > 0 ? "changed" : "unchanged";
}

/** Dishes in one event: the read model writes twice for each, and a transaction holds 100 writes. */
const MOST_IN_EVENT = 25;

function move(state: MenuState, { id, restaurant_id, section, before }: Move): MenuEvent[] {
  const known = requireItem(itemOf(state, id));
  const places = placesFor(state.items, { id, section, before });
  if (!places) {
    throw new AppError("conflict", "menu.before_missing", "There is no such other dish in this section any more");
  }
  refuseTooMany(state, places.find((place) => place.id === id) ?? known);
  const items = places.map(({ id, section, position }) => {
    const { section: from, position: at } = requireItem(itemOf(state, id));
    return { id, section, position, previous: { section: from, position: at } };
  });
  const events = Math.ceil(items.length / MOST_IN_EVENT);
  return Array.from({ length: events }, (_, n) =>
    menuItemsMoved({ restaurant_id, items: items.slice(n * MOST_IN_EVENT, (n + 1) * MOST_IN_EVENT) }),
  );
}

function requireItem(item: Known | undefined): Known {
  if (item) return item;
  throw new AppError("missing", "menu.item_missing", "There is no such dish on the menu");
}

const end = ({ items }: MenuState): number =>
  Math.min(MAX_POSITION, items.reduce((last, { position }) => Math.max(last, position), 0) + 1);

/** Of what there would be too many with this item. */
function tooMany({ items }: MenuState, item: Pick<Place, "id" | "section">): "items" | "sections" | undefined {
  const others = items.filter(({ id }) => id !== item.id);
  if (others.length >= MAX_ITEMS) return "items";
  const sections = new Set([...others, item].map(({ section }) => slugOf(section)));
  return sections.size > MAX_SECTIONS ? "sections" : undefined;
}

function refuseTooMany(state: MenuState, item: Pick<Place, "id" | "section">): void {
  switch (tooMany(state, item)) {
    case "items":
      throw new AppError("conflict", "menu.full", `A menu has at most ${MAX_ITEMS} items`);
    case "sections":
      throw new AppError("conflict", "menu.too_many_sections", `A menu has at most ${MAX_SECTIONS} sections`);
    case undefined:
  }
}

function refuseOthers({ restaurant, actor }: Addressed): void {
  if (restaurant.status === "absent") {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  if (restaurant.status === "merged") throw mergedInto("conflict", restaurant.into);
  if (manages(restaurant.owner_id, actor)) return;
  throw new AppError("forbidden", "menu.not_owner", "Only the restaurant's owner or a moderator may change its menu");
}
