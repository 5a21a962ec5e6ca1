import { AppError } from "@bellyfed/core/error";
import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { type ApiRequest, commandMeta, type Route, removed, route, written } from "@bellyfed/core/http/route";
import type { Caller } from "@bellyfed/core/ports";
import type { RestaurantOf } from "../restaurants/rules.ts";
import { endpoints, type MenuOrder, type PutMenuItem, type WrittenMenuItem } from "./contract.ts";
import { itemOf, type MenuCommand, type MenuState, menuType } from "./decider.ts";
import { menuStream } from "./events.ts";
import { sectionsOf } from "./rules.ts";

export interface MenuPorts extends WritePorts {
  readonly restaurantOf: RestaurantOf;
}

type Signed<Params> = ApiRequest<Params> & { readonly caller: Caller };
type OfOne = { readonly id: string; readonly itemId: string };
/** A command as its route knows it. */
type Own =
  Exclude<MenuCommand, { type: "import" }> extends infer Command
    ? Command extends unknown
      ? Omit<Command, "restaurant_id" | "restaurant" | "actor">
      : never
    : never;

/** The routes that change menus. */
export const writes = (ports: MenuPorts): Route[] => [
  route(endpoints.putMenuItem, async (request) => {
    const { itemId: id } = request.params;
    const executed = await change(ports, request, { type: "put", id, content: request.body });
    return written(executed, represent(executed, request));
  }),
  route(endpoints.deleteMenuItem, async (request) =>
    removed(await change(ports, request, { type: "remove", id: request.params.itemId })),
  ),
  route(endpoints.moveMenuItem, async (request) => {
    const { item_id: id, section, before } = request.body;
    const executed = await change(ports, request, { type: "move", id, section, before });
    return written(executed, orderOf(executed));
  }),
];

/**
 * The menu and its restaurant are loaded in parallel; who owns the restaurant is therefore advisory. Malformed headers are refused before
 * anything is read.
 */
async function change(
  ports: MenuPorts,
  request: Signed<{ readonly id: string }>,
  own: Own,
): Promise<Executed<MenuState>> {
  const { id: restaurant_id } = request.params;
  const meta = commandMeta(request, ports.runtime);
  const stream = menuStream(restaurant_id);
  const [restaurant, loaded] = await Promise.all([
    ports.restaurantOf(restaurant_id),
    load(ports.store, menuType, stream),
  ]);
  const command: MenuCommand = { ...own, restaurant_id, restaurant, actor: request.caller };
  return execute(ports, { type: menuType, stream, command, meta, loaded, exists: holding(own) });
}

/** What is put or removed is an item, which may not be there; the version that its tag names is its menu's. */
const holding =
  ({ type, id }: Own) =>
  ({ state, version }: Written): boolean =>
    type === "move" ? version > 0 : itemOf(state, id) !== undefined;

type Written = Pick<Executed<MenuState>, "state" | "version">;

/** The item as the request put it: the menu's state keeps no more of it than a hash. */
function represent(
  { state, version }: Written,
  { params, body }: { readonly params: OfOne; readonly body: PutMenuItem },
): WrittenMenuItem {
  const item = itemOf(state, params.itemId);
  if (!item) throw new AppError("missing", "menu.item_missing", "This item has been taken off the menu since");
  return { ...body, id: item.id, restaurant_id: params.id, position: item.position, version };
}

/** The menu's order as its events tell it. */
export const orderOf = ({ state, version }: Written): MenuOrder => ({
  version,
  sections: sectionsOf(state.items).map(({ name, items }) => ({
    name,
    items: items.map(({ id, position }) => ({ id, position })),
  })),
});
