import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item, Key, Write } from "@bellyfed/core/ports";
import { projection } from "@bellyfed/core/projection";
import { partitionOfStream, restaurantIdOf } from "../restaurants/keys.ts";
import { restaurantTag } from "../restaurants/rules.ts";
import { MenuItemEntity, menuHoldings } from "./entity.ts";
import { MENU_STREAMS, type MenuEvent, menuEvents } from "./events.ts";
import type { Place } from "./rules.ts";

const table = { table: "read" };

/** The items of menus. Its events say where an item was and is, and all of it but for a move: then the items that it moves are read. */
export const readModel = projection({
  streams: MENU_STREAMS,
  events: menuEvents,
  ...menuHoldings,
  folded: [
    {
      is: ({ SK }) => String(SK).startsWith("MENU#"),
      keyBy: (item, keys) => places(restaurantIdOf(item), keys).keyOf(JSON.parse(String(item.doc)) as Place),
      told: ({ doc }) => JSON.parse(String(doc).normalize("NFC")),
    },
  ],
  headIn: partitionOfStream,
  readsFor: ({ type, payload }, keys) =>
    type === "MENU_ITEMS_MOVED"
      ? payload.items.map((moved) => places(payload.restaurant_id, keys).keyOf(formerly(moved)))
      : [],
  tags: (events) => events.map(({ event }) => restaurantTag(event.payload.restaurant_id)),
  project: (runs, lookup, keys) => {
    const changes = new Map<string, Change>();
    const itemAt = (key: Key) => {
      const change = changes.get(textOf(key));
      return change ? change.item : storedIn(lookup(key));
    };
    for (const { event } of runs.flatMap(({ events }) => events)) {
      for (const change of changesOf(event, itemAt, keys)) changes.set(textOf(change.key), change);
    }
    return [...changes.values()].map(({ write }) => write);
  },
});

type StoredItem = Extract<MenuEvent, { type: "MENU_ITEM_ADDED" }>["payload"]["item"];
type Moved = Extract<MenuEvent, { type: "MENU_ITEMS_MOVED" }>["payload"]["items"][number];

/** The one write of an item's key in a batch; a later change of the same key replaces it. */
interface Change {
  readonly key: Key;
  /** The item as it is after the write; undefined when it is deleted. */
  readonly item: StoredItem | undefined;
  readonly write: Write;
}

/**
 * What an event changes. Items are read after the heads, so one that moves is where it should be, or the head's condition fails; an item that
 * is not there was moved by an event that this code does not know, and is passed over.
 */
function changesOf(
  { type, payload }: MenuEvent,
  itemAt: (key: Key) => StoredItem | undefined,
  keys: KeyFunctions,
): Change[] {
  const { keyOf, put, remove } = places(payload.restaurant_id, keys);
  switch (type) {
    case "MENU_ITEM_ADDED":
      return [put(payload.item)];
    case "MENU_ITEM_CHANGED":
      return [remove({ ...payload.previous, id: payload.item.id }), put(payload.item)];
    case "MENU_ITEMS_MOVED": {
      const found = payload.items.map((moved) => [moved, itemAt(keyOf(formerly(moved)))] as const);
      return found.flatMap(([moved, item]) => {
        if (!item) return [];
        const { id, section, position } = moved;
        return [remove(formerly(moved)), put({ ...item, id, section, position })];
      });
    }
    case "MENU_ITEM_REMOVED":
      return [remove({ ...payload.previous, id: payload.id })];
  }
}

const formerly = ({ id, previous }: Moved): Place => ({ id, ...previous });
const textOf = ({ PK, SK }: Key) => `${PK} ${SK}`;
const storedIn = (item: Item | undefined) => item && (JSON.parse(String(item.doc)) as StoredItem);

/** The places of a restaurant's menu in a generation with these keys. */
function places(restaurant_id: string, { slugOf, textOf }: KeyFunctions) {
  const partsOf = ({ id, section, position }: Place) => ({
    restaurant_id,
    section: slugOf(section),
    position: String(position).padStart(4, "0"),
    item: id,
  });
  const keyOf = (place: Place): Key => {
    const { PK, SK } = MenuItemEntity.get(partsOf(place)).params(table).Key as Key;
    return { PK, SK };
  };
  return {
    keyOf,
    put: (item: StoredItem): Change => {
      const operation = MenuItemEntity.put({ ...partsOf(item), doc: textOf(JSON.stringify(item)) }).params(table);
      return { key: keyOf(item), item, write: { kind: "put", operation } };
    },
    remove: (place: Place): Change => {
      const operation = MenuItemEntity.delete(partsOf(place)).params(table);
      return { key: keyOf(place), item: undefined, write: { kind: "delete", operation } };
    },
  };
}
