import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";
import { besideRestaurant } from "../restaurants/keys.ts";

/** EST#<id> / MENU#<section>#<position>#<item>: in the order of the menu within a section. */
export const MenuItemEntity = new Entity({
  model: { service: "bellyfed", entity: "menu_item", version: "1" },
  attributes: {
    restaurant_id: { type: "string", required: true },
    /** The section's slug. */
    section: { type: "string", required: true },
    /** Four digits. */
    position: { type: "string", required: true },
    item: { type: "string", required: true },
    /** The item with its place, as JSON. */
    doc: { type: "string", required: true },
  },
  indexes: {
    byRestaurant: {
      pk: besideRestaurant,
      sk: {
        field: "SK",
        composite: ["section", "position", "item"],
        template: "MENU#${section}#${position}#${item}",
        casing: "none",
      },
    },
  },
} as const);

/** Menus lie beside their restaurants. */
export const menuHoldings = {
  name: "menus",
  partitions: ["EST#"],
  derived: true,
  shown: [],
} satisfies ProjectedHoldings;
