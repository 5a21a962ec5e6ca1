import type { Write } from "@bellyfed/core/ports";
import { projection } from "@bellyfed/core/projection";
import { slugOf } from "@bellyfed/core/slug";
import { partitionOfStream } from "../restaurants/keys.ts";
import { restaurantTag } from "../restaurants/rules.ts";
import { MenuItemEntity } from "./entity.ts";
import { MENU_STREAMS, type MenuEvent, menuEvents } from "./events.ts";

const table = { table: "read" };

/** The items of menus. Its events say where an item was and is, so that nothing needs to be read. */
export const readModel = projection({
  name: "menus",
  streams: MENU_STREAMS,
  events: menuEvents,
  partitions: ["EST#"],
  derived: true,
  shown: [],
  headIn: partitionOfStream,
  tags: (events) => events.map(({ event }) => restaurantTag(event.payload.restaurant_id)),
  project: (runs) => {
    const changes = runs.flatMap(({ events }) => events.flatMap(({ event }) => changesOf(event)));
    return [...new Map(changes).values()];
  },
});

/** By key, so that the last change of an item in a batch is the only one. */
type Change = readonly [key: string, write: Write];

function changesOf({ type, payload }: MenuEvent): Change[] {
  switch (type) {
    case "MENU_ITEM_ADDED":
      return [put(payload)];
    case "MENU_ITEM_CHANGED":
      return [remove(payload.restaurant_id, { ...payload.previous, id: payload.item.id }), put(payload)];
    case "MENU_ITEM_REMOVED":
      return [remove(payload.restaurant_id, { ...payload.previous, id: payload.id })];
  }
}

type Placed = { readonly id: string; readonly section: string; readonly position: number };
type Put = Extract<MenuEvent, { type: "MENU_ITEM_ADDED" }>["payload"];

const keyOf = (restaurant_id: string, { id, section, position }: Placed) => ({
  restaurant_id,
  section: slugOf(section),
  position: String(position).padStart(4, "0"),
  item: id,
});

function put({ restaurant_id, item }: Put): Change {
  const key = keyOf(restaurant_id, item);
  return [
    JSON.stringify(key),
    { kind: "put", operation: MenuItemEntity.put({ ...key, doc: JSON.stringify(item) }).params(table) },
  ];
}

function remove(restaurant_id: string, placed: Placed): Change {
  const key = keyOf(restaurant_id, placed);
  return [JSON.stringify(key), { kind: "delete", operation: MenuItemEntity.delete(key).params(table) }];
}
