import { AppError } from "@bellyfed/core/error";
import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { type ApiRequest, commandMeta, type Route, removed, route, written } from "@bellyfed/core/http/route";
import type { Caller } from "@bellyfed/core/ports";
import type { RestaurantOf } from "../restaurants/rules.ts";
import { endpoints, type PutMenuItem, type WrittenMenuItem } from "./contract.ts";
import { itemOf, type MenuCommand, type MenuState, menuType } from "./decider.ts";
import { menuStream } from "./events.ts";

export interface MenuPorts extends WritePorts {
  readonly restaurantOf: RestaurantOf;
}

type Signed = ApiRequest<{ id: string; itemId: string }> & { readonly caller: Caller };
type Own = { readonly type: "put"; readonly content: PutMenuItem } | { readonly type: "remove" };

/** The routes that change menus. */
export const writes = (ports: MenuPorts): Route[] => [
  route(endpoints.putMenuItem, async (request) => {
    const executed = await change(ports, request, { type: "put", content: request.body });
    return written(executed, represent(executed, request));
  }),
  route(endpoints.deleteMenuItem, async (request) => removed(await change(ports, request, { type: "remove" }))),
];

/**
 * The menu and its restaurant are loaded in parallel; who owns the restaurant is therefore advisory. Malformed headers are refused before
 * anything is read.
 */
async function change(ports: MenuPorts, request: Signed, own: Own): Promise<Executed<MenuState>> {
  const { id: restaurant_id, itemId: id } = request.params;
  const meta = commandMeta(request, ports.runtime);
  const stream = menuStream(restaurant_id);
  const [restaurant, loaded] = await Promise.all([
    ports.restaurantOf(restaurant_id),
    load(ports.store, menuType, stream),
  ]);
  const command: MenuCommand = { ...own, id, restaurant_id, restaurant, actor: request.caller };
  return execute(ports, { type: menuType, stream, command, meta, loaded });
}

/** The item as the request put it: the menu's state keeps no more of it than a hash. */
function represent(
  { state, version }: Pick<Executed<MenuState>, "state" | "version">,
  { params, body }: { readonly params: Signed["params"]; readonly body: PutMenuItem },
): WrittenMenuItem {
  const item = itemOf(state, params.itemId);
  if (!item) throw new AppError("missing", "menu.item_missing", "This item has been taken off the menu since");
  return { ...body, id: item.id, restaurant_id: params.id, position: item.position, version };
}
