import { slugOf } from "@bellyfed/core/slug";
import type { PutMenuItem } from "@bellyfed/features/menus/contract";
import type { Chance } from "./chance.ts";
import type { City } from "./cities.ts";
import type { Dish } from "./kitchens/kitchen.ts";
import type { DemoRestaurant } from "./restaurants.ts";

export interface DemoMenuItem {
  readonly restaurant: string;
  readonly itemId: string;
  readonly body: PutMenuItem;
}

/** Positions leave room, so that a dish can be put between two others. */
const GAP = 10;

/** What a restaurant serves: most of its kitchen's dishes, at the city's prices and the restaurant's level. */
export function menuOf(chance: Chance, { key, city, kitchen, body }: DemoRestaurant): DemoMenuItem[] {
  const chosen = Object.entries(kitchen.menu).flatMap(([section, dishes]) =>
    chance
      .some(dishes, Math.max(1, Math.round(dishes.length * (0.6 + 0.4 * chance.next()))))
      .map((dish) => ({ section, dish })),
  );
  return chosen.map(({ section, dish }, index) => ({
    restaurant: key,
    itemId: slugOf(dish[0])
      .replace(/[^a-z0-9-]+/g, "")
      .slice(0, 64),
    body: { section, position: (index + 1) * GAP, ...shown(chance, dish, city, body.price_level ?? 2) },
  }));
}

function shown(chance: Chance, [name, description, euros, ...dietary]: Dish, city: City, level: number) {
  const price = euros * (0.6 + 0.2 * level) * (0.92 + 0.16 * chance.next()) * city.perEuro;
  const amount = Math.max(city.step, Math.round(price / city.step) * city.step);
  const available = chance.happens(0.96);
  return { name, description, price: { amount, currency: city.currency }, dietary: [...dietary], available };
}
