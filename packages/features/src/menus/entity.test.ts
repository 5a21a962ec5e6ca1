import { expect, test } from "vitest";
import { isMeta, metaKey } from "../restaurants/keys.ts";
import { MenuItemEntity } from "./entity.ts";
import { restaurantId } from "./fixtures.ts";
import { menuOf } from "./keys.ts";

const item = { restaurant_id: restaurantId, section: "pizza", position: "0010", item: "Quattro_Stagioni-1", doc: "{}" };

test("an item's key is EST#<id> / MENU#<section>#<position>#<item>", () => {
  expect(MenuItemEntity.put(item).params({ table: "read" }).Item).toMatchObject({
    PK: `EST#${restaurantId}`,
    SK: "MENU#pizza#0010#Quattro_Stagioni-1",
  });
});

test("one query reads the menu and its restaurant, and nothing else of the partition", () => {
  const { ConsistentRead, ExpressionAttributeValues: values } = menuOf(metaKey(restaurantId)) as {
    ConsistentRead: boolean;
    ExpressionAttributeValues: Record<":pk" | ":sk1" | ":sk2", string>;
  };
  expect(ConsistentRead).toBe(true);
  const read = (sk: string) => values[":sk1"] <= sk && sk <= values[":sk2"];
  const { PK, SK } = metaKey(restaurantId);
  expect(values[":pk"]).toBe(PK);
  expect(read(SK)).toBe(true);
  expect(isMeta({ SK })).toBe(true);
  expect(read("MENU#pizza#0010#margherita")).toBe(true);
  expect(read("MENU#北京烤鸭#0010#duck")).toBe(true);
  const others = ["HEAD#menus#MENU#x", "CUISINE#pizza", "INSPECTION#2026-01-02#000001", "REVIEW#2026-01-02#x"];
  expect(others.filter(read)).toEqual([]);
});
