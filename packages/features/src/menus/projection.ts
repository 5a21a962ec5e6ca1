import { indexEvents } from "@bellyfed/core/event";
import { heads, restaurantPartition } from "@bellyfed/core/head";
import type { Write } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/project";
import { slugOf } from "@bellyfed/core/slug";
import { MenuItemEntity } from "./entity.ts";
import { MENU_STREAMS, type MenuEvent, menuEvents } from "./events.ts";

const table = { table: "read" };

/** The items of menus. Its events say where an item was and is, so that nothing needs to be read. */
export const projection: Projection = {
  name: "menus",
  streams: MENU_STREAMS,
  events: indexEvents(menuEvents),
  reads: () => [],
  head: heads(restaurantPartition),
  tags: (events) => [...new Set(events.map(({ event }) => `restaurant:${(event as MenuEvent).payload.restaurant_id}`))],
  project: (events) => [...new Map(events.flatMap(({ event }) => changesOf(event as MenuEvent))).values()],
};

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
