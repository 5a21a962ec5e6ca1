import type { Item, Key, Operation, ReadTable } from "@bellyfed/core/ports";

/**
 * By a restaurant's key: the menu and, right after it in the same partition, the restaurant itself: one query that tells a restaurant without a menu from one
 * that is not there.
 */
export const menuOf = ({ PK, SK }: Key): Operation => ({
  TableName: "read",
  KeyConditionExpression: "#pk = :pk and #sk1 BETWEEN :sk1 AND :sk2",
  ExpressionAttributeNames: { "#pk": "PK", "#sk1": "SK" },
  ExpressionAttributeValues: { ":pk": PK, ":sk1": "MENU#", ":sk2": SK },
  ConsistentRead: true,
});

/** All that such a query finds: one call, but for a menu of more than 1 MB. */
export async function allOfMenu(table: ReadTable, restaurant: Key): Promise<readonly Item[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, last } = await table.query(menuOf(restaurant), after);
    found.push(...items);
    after = last;
  } while (after);
  return found;
}
