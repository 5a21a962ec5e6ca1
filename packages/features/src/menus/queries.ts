import { AppError } from "@bellyfed/core/error";
import { appliedVersion } from "@bellyfed/core/head";
import type { Item, Key, Operation, ReadTable } from "@bellyfed/core/ports";
import type { QueryPorts } from "@bellyfed/core/read";
import { isMeta } from "../restaurants/keys.ts";
import type { Menu, MenuItem, PlacedMenuItem } from "./contract.ts";
import { menuOf } from "./entity.ts";

/** A restaurant's whole menu, and by its head the version that it is. Throws AppError `restaurant.missing`. */
export async function getMenu(
  { table }: Pick<QueryPorts, "table">,
  restaurantId: string,
  head: Key,
  consistent = false,
): Promise<Menu> {
  const [known, items] = await Promise.all([
    table.get({ Key: head, ...(consistent && { ConsistentRead: true }) }),
    allOf(table, menuOf(restaurantId, consistent)),
  ]);
  const restaurant = items.find(isMeta);
  if (restaurant?.doc === undefined) {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  return { version: appliedVersion(known), sections: sectionsOf(items.filter((item) => !isMeta(item))) };
}

/** One call, but for a menu of more than 1 MB. */
async function allOf(table: ReadTable, operation: Operation): Promise<readonly Item[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, last } = await table.query(operation, after);
    found.push(...items);
    after = last;
  } while (after);
  return found;
}

/** Items in key order as sections, which stand in the order of their first items. */
function sectionsOf(items: readonly Item[]): Menu["sections"] {
  return [...Map.groupBy(items, ({ section }) => section).values()]
    .map((rows) => rows.map((row) => JSON.parse(String(row.doc)) as PlacedMenuItem))
    .sort(([a], [b]) => (a?.position ?? 0) - (b?.position ?? 0))
    .map((dishes) => ({
      name: dishes[0]?.section ?? "",
      items: dishes.map(shown),
    }));
}

function shown({ id, name, description, price, dietary, available, position }: PlacedMenuItem): MenuItem {
  return { id, name, description, price, dietary, available, position };
}
