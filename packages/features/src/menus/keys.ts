import type { Item, Operation, ReadTable } from "@bellyfed/core/ports";
import { metaKey } from "../restaurants/keys.ts";

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

/** All that such a query finds: one call, but for a menu of more than 1 MB. */
export async function allOfMenu(table: ReadTable, restaurantId: string): Promise<readonly Item[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, last } = await table.query(menuOf(restaurantId), after);
    found.push(...items);
    after = last;
  } while (after);
  return found;
}
