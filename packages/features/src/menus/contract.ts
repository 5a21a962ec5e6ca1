import { atLeast } from "@bellyfed/core/at-least";
import { once } from "@bellyfed/core/check";
import { anyone, endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import { fault } from "@bellyfed/core/fault";
import { id, integer, line, named, oneOf, optional, strictObject, text, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { CHOSEN_ID_PATTERN, dietaryMarks, MAX_POSITION, MAX_PRICE, mostCharacters } from "./rules.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));

export const Price = strictObject({
  /** In minor units of the currency: 1250 is $12.50. */
  amount: integer(0, MAX_PRICE),
  /** ISO 4217. */
  currency: v.pipe(
    v.string(),
    v.regex(/^[A-Z]{3}$/, fault("pattern.currency")),
    v.check((code) => currencies.has(code), fault("pattern.currency")),
    written({ enum: [...currencies], pattern: undefined }),
  ),
});
export type Price = v.InferOutput<typeof Price>;

/** Chosen by the client, so that writing an item twice is writing it once. */
export const itemId = v.pipe(v.string(), v.regex(CHOSEN_ID_PATTERN, fault("pattern.chosen_id")));

const dish = {
  name: line(mostCharacters.name),
  description: optional(text(mostCharacters.description)),
  price: Price,
  dietary: v.optional(v.pipe(v.array(oneOf(dietaryMarks)), v.maxLength(dietaryMarks.length), once()), []),
  available: v.optional(v.boolean(), true),
};
const place = { section: named(mostCharacters.section), position: integer(0, MAX_POSITION) };

export const PutMenuItem = strictObject({
  section: place.section,
  /** Orders the items of a section, and the sections by their first item. Left out: where it is, or after all others. */
  position: optional(place.position),
  ...dish,
});
export type PutMenuItem = v.InferOutput<typeof PutMenuItem>;

const shown = { id: v.string(), ...dish, position: place.position };
export const MenuItem = v.object(shown);
export type MenuItem = v.InferOutput<typeof MenuItem>;

/** An item with where it is on the menu. */
export const PlacedMenuItem = v.object({ ...shown, section: place.section });
export type PlacedMenuItem = v.InferOutput<typeof PlacedMenuItem>;

/** As a command answers it. `version` is the whole menu's. */
export const WrittenMenuItem = v.object({
  ...PlacedMenuItem.entries,
  restaurant_id: id,
  version: integer(1, Number.MAX_SAFE_INTEGER),
});
export type WrittenMenuItem = v.InferOutput<typeof WrittenMenuItem>;

export const Menu = v.object({
  /** Of the whole menu; 0 until something is on it. */
  version: integer(0, Number.MAX_SAFE_INTEGER),
  sections: v.array(v.object({ name: v.string(), items: v.array(MenuItem) })),
});
export type Menu = v.InferOutput<typeof Menu>;

/** A dish is to stand in a section, right before another one of it or last. */
export const MoveMenuItem = strictObject({ item_id: itemId, section: place.section, before: v.nullable(itemId) });
export type MoveMenuItem = v.InferOutput<typeof MoveMenuItem>;

/** The order of a menu, as the command answers it that changed it: a command knows where dishes are, not what they are. */
export const MenuOrder = v.object({
  version: integer(0, Number.MAX_SAFE_INTEGER),
  sections: v.array(
    v.object({ name: v.string(), items: v.array(v.object({ id: v.string(), position: place.position })) }),
  ),
});
export type MenuOrder = v.InferOutput<typeof MenuOrder>;

const tag = "Menus";
const write = { tag, function: "command", access: anyone, counted: "menus" } as const;
const item = {
  ...write,
  path: "/restaurants/{id}/menu/items/{itemId}",
  params: strictObject({ id, itemId }),
} as const;

export const endpoints = {
  getMenu: endpoint({
    tag,
    method: "GET",
    function: "query",
    access: tokenOptional,
    mayBeHidden: true,
    status: 200,
    operation: "getMenu",
    path: "/restaurants/{id}/menu",
    summary: "A restaurant's whole menu; a restaurant without one has no sections",
    params: strictObject({ id }),
    query: strictObject({ at_least: atLeast }),
    response: Menu,
  }),
  putMenuItem: endpoint({
    ...item,
    operation: "putMenuItem",
    method: "PUT",
    summary: "Adds an item to the menu, or replaces it; for the restaurant's owner",
    body: PutMenuItem,
    response: WrittenMenuItem,
    status: 200,
  }),
  deleteMenuItem: endpoint({
    ...item,
    operation: "deleteMenuItem",
    method: "DELETE",
    summary: "Takes an item off the menu; for the restaurant's owner",
    response: v.null(),
    status: 204,
  }),
  moveMenuItem: endpoint({
    ...write,
    operation: "moveMenuItem",
    method: "POST",
    path: "/restaurants/{id}/menu/order",
    summary: "Moves an item to a section, before another one or to its end; for the restaurant's owner",
    params: strictObject({ id }),
    body: MoveMenuItem,
    response: MenuOrder,
    status: 200,
  }),
} as const;
