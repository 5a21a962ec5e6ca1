import { updateTag } from "next/cache";
import { caughtUp } from "./after-write.ts";
import { api, RESTAURANTS_TAG, restaurantTag } from "./api.ts";
import { storedNow } from "./stored.ts";

interface Written {
  readonly id: string;
  readonly version: number;
}

/** Waits until what was written of a restaurant can be read, and has the pages that show it rendered anew. For Server Actions. */
export async function showRestaurant({ id, version }: Written): Promise<void> {
  await caughtUp(async () => (await storedNow(id)).restaurant.version >= version);
  updateTag(restaurantTag(id));
  updateTag(RESTAURANTS_TAG);
}

type Menu = Awaited<ReturnType<typeof api.getMenu>>;

/** A restaurant's menu as it is stored now. */
export const menuNow = (id: string): Promise<Menu> => api.getMenu({ params: { id }, cache: "no-store" });

/** The same for a change of its menu. */
export async function showMenu(id: string, shows: (menu: Menu) => boolean): Promise<void> {
  await caughtUp(async () => shows(await menuNow(id)));
  updateTag(restaurantTag(id));
}
