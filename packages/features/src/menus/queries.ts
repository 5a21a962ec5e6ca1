import { AppError } from "@bellyfed/core/error";
import { appliedVersion } from "@bellyfed/core/head";
import type { Caller, Key } from "@bellyfed/core/ports";
import type { QueryPorts } from "@bellyfed/core/read";
import { isMeta, metaIn, metaKey } from "../restaurants/keys.ts";
import { refuseUnseen } from "../restaurants/rules.ts";
import type { Menu, MenuItem, PlacedMenuItem } from "./contract.ts";
import { allOfMenu } from "./keys.ts";
import { sectionsOf } from "./rules.ts";

interface Asked {
  readonly head: Key;
  readonly caller: Caller | undefined;
  readonly url: string;
  readonly consistent?: boolean;
}

/**
 * A restaurant's whole menu, and by its head the version that it is. Throws AppError `restaurant.missing`, `restaurant.hidden` or `restaurant.merged`. The head is read first and the
 * items consistently after it, so that the version is never newer than they are: If-Match would let old text overwrite new.
 */
export async function getMenu(
  { table }: Pick<QueryPorts, "table">,
  restaurantId: string,
  { head, consistent = false, ...asked }: Asked,
): Promise<Menu> {
  const known = await table.get({ Key: head, ...(consistent && { ConsistentRead: true }) });
  const items = await allOfMenu(table, metaKey(restaurantId));
  const restaurant = items.find(isMeta);
  if (restaurant?.doc === undefined) {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  await refuseUnseen(JSON.parse(String(restaurant.doc)), asked, metaIn(table));
  const dishes = items.filter((item) => !isMeta(item)).map(({ doc }) => JSON.parse(String(doc)) as PlacedMenuItem);
  const sections = sectionsOf(dishes).map((section) => ({ ...section, items: section.items.map(shown) }));
  return { version: appliedVersion(known), sections };
}

function shown({ id, name, description, price, dietary, available, position }: PlacedMenuItem): MenuItem {
  return { id, name, description, price, dietary, available, position };
}
