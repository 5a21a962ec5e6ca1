import type { Operation } from "@bellyfed/core/ports";
import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";
import { besideRestaurant, metaKey } from "../restaurants/keys.ts";

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

/**
 * The menu and, right after it in the same partition, the restaurant itself: one query that tells a restaurant without a menu from one
 * that is not there.
 */
export const menuOf = (restaurantId: string): Operation => ({
  TableName: "read",
  KeyConditionExpression: "#pk = :pk and #sk1 BETWEEN :sk1 AND :sk2",
  ExpressionAttributeNames: { "#pk": "PK", "#sk1": "SK" },
  ExpressionAttributeValues: { ":pk": metaKey(restaurantId).PK, ":sk1": "MENU#", ":sk2": metaKey(restaurantId).SK },
  ConsistentRead: true,
});

/** Menus lie beside their restaurants. */
export const menuHoldings = {
  name: "menus",
  partitions: ["EST#"],
  derived: true,
  shown: [],
} satisfies ProjectedHoldings;
