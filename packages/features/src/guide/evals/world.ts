import type { KnownName } from "@bellyfed/core/guide/sentences";
import { searchFold } from "@bellyfed/core/search/words";
import type { GuideTools } from "../tools.ts";

/** Cities and cuisines of the demo data, those with most restaurants first. */
export const cities = ["Amman", "Kyoto", "Lisbon", "Melbourne", "Portland", "Zürich"];
export const cuisines = [
  ...[
    "Italian",
    "Pizza",
    "Portuguese",
    "Seafood",
    "Swiss",
    "Japanese",
    "Sushi",
    "Ramen",
    "Vietnamese",
    "Thai",
    "Indian",
  ],
  ...["Coffee", "Bakery", "Vegan", "Vegetarian", "Burgers", "Mexican", "Levantine", "Grill", "Izakaya", "Sake bar"],
  ...[
    "Noodles",
    "Street food",
    "Breakfast",
    "Patisserie",
    "Salads",
    "American",
    "Beer garden",
    "Mezcal bar",
    "Mediterranean",
  ],
  ...["Barbecue", "Steakhouse", "Wine bar", "Tapas", "Fondue", "German"],
];
const neighborhoods = [
  { name: "Old Lisbon", city: "Lisbon" },
  { name: "Gion", city: "Kyoto" },
  { name: "Fitzroy", city: "Melbourne" },
];
const zones: Readonly<Record<string, string>> = {
  ...{ Lisbon: "Europe/Lisbon", Portland: "America/Los_Angeles", Zürich: "Europe/Zurich" },
  ...{ Kyoto: "Asia/Tokyo", Melbourne: "Australia/Melbourne", Amman: "Asia/Amman" },
};

/** Places that golden turns call by name. */
export const restaurants: readonly (readonly [id: string, name: string, city: string])[] = [
  ["r1", "Trattoria Rosmarino", "Lisbon"],
  ["r2", "Sushi Hanabi", "Kyoto"],
  ["r3", "Bait Sumac", "Amman"],
  ["r4", "Tasca do Alecrim", "Lisbon"],
  ["r5", "Open", "Portland"],
  ["r6", "Cheap Eats", "Portland"],
  ["r7", "Vegan", "Melbourne"],
  ["r8", "Rusty Spatula Burgers", "Portland"],
  ["r9", "Komorebi", "Kyoto"],
  ["r10", "La Golondrina", "Lisbon"],
  ["r11", "La Golondrina", "Portland"],
  ["r12", "دار الياسمين", "Amman"],
];
const dishes = [
  ...[
    "Pad thai",
    "Tiramisù",
    "Hummus",
    "Mansaf",
    "Falafel",
    "Pastel de nata",
    "Tonkotsu",
    "Khao soi",
    "Gyoza",
    "Salmon",
  ],
  ...[
    "Zürcher Geschnetzeltes",
    "Margherita",
    "Flat white",
    "Green curry",
    "Phở bò",
    "Al pastor",
    "Käsefondue moitié-moitié",
  ],
];
const names: readonly Omit<KnownName, "phrase">[] = [
  ...restaurants.map(([id, text, city]) => ({ kind: "restaurant" as const, text, id, city })),
  ...dishes.map((text) => ({ kind: "dish" as const, text })),
];

/** The places that are shown after each search, in their order. */
export const shown = restaurants.slice(0, 4).map(([id, name]) => ({ id, name }));

const nothing = { facets: {}, total: 0, next_cursor: null };

/** What the understanding of a question asks, answered from these lists. */
export const world: GuideTools = {
  cities: async () => cities,
  cuisines: async () => cuisines,
  neighborhoods: async () => neighborhoods,
  known: async (phrases) =>
    phrases.flatMap((phrase) => {
      const folded = searchFold(phrase);
      return names.filter(({ text }) => searchFold(text) === folded).map((name) => ({ ...name, phrase }));
    }),
  sentences: async () => [],
  searchRestaurants: async ({ city = [] }) => ({ ...nothing, data: found(zones[String(city)]) }),
  getRestaurant: async () => undefined,
  getMenu: async () => undefined,
  getReviews: async () => [],
};

/** Of a restaurant only its time zone is looked at. */
function found(zone: string | undefined): Awaited<ReturnType<GuideTools["searchRestaurants"]>>["data"] {
  return zone ? [{ hours: { time_zone: zone, regular: [], special: [], text: null } } as never] : [];
}
