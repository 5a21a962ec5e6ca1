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
  | (Addressed & { readonly type: "move"; readonly section: string; readonly before: string | null });

type Move = Extract<MenuCommand, { type: "move" }>;

export const menu: Decider<MenuState, MenuCommand, MenuEvent> = {
  schema: 2,
  initial: { items: [] },

  evolve({ items }, event) {
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
  },

  decide(state, command) {
    refuseOthers(command);
    const { id, restaurant_id } = command;
    const before = itemOf(state, id);
    const previous = before && { section: before.section, position: before.position };
    switch (command.type) {
      case "put": {
        const { content } = command;
        const item = { ...content, id, position: content.position ?? before?.position ?? end(state) };
        if (before && samePlace(before, item) && before.hash === hashOf(item)) return [];
        refuseTooMany(state, item);
        return [previous ? menuItemChanged({ restaurant_id, item, previous }) : menuItemAdded({ restaurant_id, item })];
      }
      case "remove":
        return previous ? [menuItemRemoved({ restaurant_id, id, previous })] : [];
      case "move":
        return move(state, command);
    }
  },
};

/** The stream of one restaurant's menu. */
export const menuType: StreamType<MenuState, MenuCommand, MenuEvent> = { decider: menu, events: menuEvents };

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

function refuseTooMany(state: MenuState, item: Place): void {
  const others = state.items.filter(({ id }) => id !== item.id);
  if (others.length >= MAX_ITEMS) {
    throw new AppError("conflict", "menu.full", `A menu has at most ${MAX_ITEMS} items`);
  }
  if (new Set([...others, item].map(({ section }) => slugOf(section))).size > MAX_SECTIONS) {
    throw new AppError("conflict", "menu.too_many_sections", `A menu has at most ${MAX_SECTIONS} sections`);
  }
}

function refuseOthers({ restaurant, actor }: MenuCommand): void {
  if (restaurant.status === "absent") {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  if (restaurant.status === "merged") throw mergedInto("conflict", restaurant.into);
  if (manages(restaurant.owner_id, actor)) return;
  throw new AppError("forbidden", "menu.not_owner", "Only the restaurant's owner or a moderator may change its menu");
}
