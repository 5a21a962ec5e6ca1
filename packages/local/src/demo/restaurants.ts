import type { Caller } from "@bellyfed/core/ports";
import { slugOf } from "@bellyfed/core/slug";
import type { Profile } from "@bellyfed/features/restaurants/contract";
import { type Chance, chanceOf } from "./chance.ts";
import { type City, cities } from "./cities.ts";
import { kitchens } from "./kitchens/all.ts";
import { type Kitchen, openings } from "./kitchens/kitchen.ts";
import { offersOf } from "./offers.ts";

export interface DemoRestaurant {
  /** Names it for good, also as idempotency key: `demo-restaurant-1`. */
  readonly key: string;
  readonly owner: Caller;
  /** When it entered the directory: milliseconds since 1970. */
  readonly at: number;
  /** When it closed for good; null for nearly all. */
  readonly closedAt: number | null;
  readonly body: Profile;
  readonly city: City;
  readonly kitchen: Kitchen;
  /** How good it is: the mean of its ratings. */
  readonly quality: number;
}

const PER_CITY = 40;
const DAY = 86_400_000;

/** The same number of restaurants in every city; each city has more of the kitchens that it is known for. */
export function demoRestaurants(chance: Chance, owners: readonly Caller[], now: number): DemoRestaurant[] {
  const taken = new Set<string>();
  const all = cities.flatMap((city) => Array.from({ length: PER_CITY }, () => invent(chance, city, taken)));
  return all.map((invented, index) => ({
    ...invented,
    // By a chance of its own, so that what it offers changes nothing else of this world.
    body: { ...invented.body, ...offersOf(chanceOf(index + 1), invented.kitchen) },
    key: `demo-restaurant-${index + 1}`,
    owner: chance.pick(owners),
    at: now - chance.between(120, 700) * DAY - chance.between(0, DAY),
    closedAt: chance.happens(0.03) ? now - chance.between(3, 100) * DAY : null,
    quality: Math.min(4.9, Math.max(2.2, chance.around(4.1, 0.55))),
  }));
}

function invent(chance: Chance, city: City, taken: Set<string>): Pick<DemoRestaurant, "body" | "city" | "kitchen"> {
  const favourite = chance.happens(0.4);
  const kitchen = chance.pick(
    favourite ? kitchens.filter(({ cuisine }) => city.favourites.includes(cuisine)) : kitchens,
  );
  const name = nameOf(chance, kitchen, taken);
  const level = chance.pick(kitchen.levels);
  const further = chance.some(kitchen.also, chance.pick([0, 1, 1, 2]));
  return {
    city,
    kitchen,
    body: {
      name,
      city: city.name,
      cuisines: [kitchen.cuisine, ...further],
      description: chance.pick(kitchen.about),
      address: addressOf(chance, city),
      location: { lat: near(chance, city.lat), lng: near(chance, city.lng) },
      phone: chance.happens(0.9) ? digits(chance, city.phone) : null,
      website: chance.happens(0.7) ? `https://${asciiSlug(name)}.example` : null,
      price_level: level,
      opening_hours: chance.happens(0.92) ? chance.pick(openings[kitchen.hours]) : null,
    },
  };
}

/** A name that no other restaurant has. */
function nameOf(chance: Chance, kitchen: Kitchen, taken: Set<string>): string {
  const names = kitchen.names.flatMap((pattern) => kitchen.words.map((word) => pattern.replace("{}", word)));
  const free = names.filter((name) => !taken.has(slugOf(name)));
  const name = chance.pick(free.length > 0 ? free : names.map((other) => `${other} ${taken.size}`));
  taken.add(slugOf(name));
  return name;
}

function addressOf(chance: Chance, city: City) {
  const street = chance.pick(city.streets);
  const number = chance.between(1, 180);
  return {
    street: city.numberFirst ? `${number} ${street}` : `${street} ${number}`,
    postal_code: digits(chance, city.postal),
    region: city.region,
    country: city.country,
  };
}

const digits = (chance: Chance, pattern: string) => pattern.replace(/#/g, () => String(chance.between(0, 9)));

/** Within about 2 km; five decimals are about a metre. */
const near = (chance: Chance, degrees: number) => Math.round(chance.around(degrees, 0.008) * 1e5) / 1e5;

/** A host name below `.example`, which RFC 2606 keeps free for such use. */
const asciiSlug = (name: string) => slugOf(name).replace(/[^a-z0-9-]+/g, "");
