import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { sha256, shortHash } from "@bellyfed/core/id";
import { slugOf } from "@bellyfed/core/slug";
import { type Actor, manages, type RestaurantFacts } from "../restaurants/rules.ts";
import type { PutMenuItem } from "./contract.ts";
import { type MenuEvent, menuEvents, menuItemAdded, menuItemChanged, menuItemRemoved } from "./events.ts";
import { MAX_ITEMS, MAX_POSITION, MAX_SECTIONS } from "./rules.ts";

type StoredItem = Extract<MenuEvent, { type: "MENU_ITEM_ADDED" }>["payload"]["item"];

/** What decisions need to know of an item: where it is, and a hash that tells whether a new content is the same. */
interface Known {
  readonly id: string;
  readonly section: string;
  readonly position: number;
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
  | (Addressed & { readonly type: "remove" });

export const menu: Decider<MenuState, MenuCommand, MenuEvent> = {
  schema: 1,
  initial: { items: [] },

  evolve({ items }, event) {
    switch (event.type) {
      case "MENU_ITEM_ADDED":
        return { items: [...items, known(event.payload.item)] };
      case "MENU_ITEM_CHANGED": {
        const { item } = event.payload;
        return { items: items.map((other) => (other.id === item.id ? known(item) : other)) };
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
        if (before?.hash === hashOf(item)) return [];
        refuseTooMany(state, item);
        return [previous ? menuItemChanged({ restaurant_id, item, previous }) : menuItemAdded({ restaurant_id, item })];
      }
      case "remove":
        return previous ? [menuItemRemoved({ restaurant_id, id, previous })] : [];
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

/** The same for the same item, in whatever order its marks and its fields come. */
const hashOf = ({ section, position, name, description, price, dietary, available }: StoredItem): string =>
  shortHash(
    sha256(
      JSON.stringify([
        section,
        position,
        name,
        description,
        price.amount,
        price.currency,
        dietary.toSorted(),
        available,
      ]),
    ),
  );

const end = ({ items }: MenuState): number =>
  Math.min(MAX_POSITION, items.reduce((last, { position }) => Math.max(last, position), 0) + 1);

function refuseTooMany(state: MenuState, item: StoredItem): void {
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
  if (manages(restaurant.owner_id, actor)) return;
  throw new AppError("forbidden", "menu.not_owner", "Only the restaurant's owner or a moderator may change its menu");
}
