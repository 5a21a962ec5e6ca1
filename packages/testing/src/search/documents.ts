import type { SearchDocument } from "@bellyfed/core/search/document";

/** A document for tests, of what matters there. */
export function searchDocument(facts: Partial<SearchDocument> & { readonly id: string }): SearchDocument {
  const document = {
    name: facts.id,
    city: "Springfield",
    cuisines: ["Diner"],
    neighborhood: null,
    keys: [],
    dishes: [],
    price_level: null,
    grade: null,
    attributes: [],
    diets: [],
    chain: null,
    location: null,
    hours: null,
    rating: { count: 0, sum: 0 },
    status: "open" as const,
    established: true,
    hidden: false,
    created_at: "2026-01-01T00:00:00.000Z",
    ...facts,
  };
  return { ...document, shown: JSON.stringify({ id: document.id, name: document.name, city: document.city }) };
}

/** Numbers from 0 to below 1, always the same ones for a seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const one = <Value>(values: readonly Value[], chance: () => number): Value =>
  values[Math.floor(chance() * values.length)] as Value;
export const some = <Value>(values: readonly Value[], chance: () => number, share = 0.3): Value[] =>
  values.filter(() => chance() < share);

export const towns = ["Springfield", "São Paulo", "Zürich", "東京", "Malmö"] as const;
export const kitchens = ["Pizza", "Café/Coffee/Tea", "Thai", "Ramen", "Crêpes", "Smörgåsbord"] as const;
export const offers = ["outdoor_seating", "wheelchair", "delivery", "takeaway"] as const;
export const chains = ["Golden Wok", "Käse & Co", "Pollo Campero"] as const;
export const diets = ["vegan", "vegetarian", "halal"] as const;
const first = ["Golden", "Little", "Old", "Blue", "Café", "La", "Señor", "Öster", "東京", "Мама"] as const;
const second = [
  "Dragon",
  "Habana",
  "Ratskeller",
  "Noodle",
  "Trattoria",
  "Brûlée",
  "Grill",
  "ラーメン",
  "Straße",
] as const;
const third = ["House", "Bar", "Kitchen", "& Sons", "横丁", ""] as const;
export const plates = ["Margherita", "Pad Thai", "Tonkotsu Ramen", "Crème Brûlée", "Halloumi Burger", "Rösti"] as const;

/** A town's worth of restaurants that are all different and always the same, with some at the date line and at the poles. */
export function someDocuments(count: number, seed = 1): SearchDocument[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const reviews = Math.floor(chance() ** 3 * 40);
    return searchDocument({
      id: `r${index.toString().padStart(5, "0")}`,
      name: [one(first, chance), one(second, chance), one(third, chance)].join(" ").trim(),
      city: one(towns, chance),
      cuisines: [...some<string>(kitchens, chance), one(["Bar", "Pizza"], chance)].slice(0, 3),
      neighborhood: chance() < 0.2 ? "Old Harbour" : null,
      dishes: some(plates, chance, 0.2),
      price_level: chance() < 0.2 ? null : 1 + Math.floor(chance() * 4),
      grade: one(["A", "B", "C", null], chance),
      attributes: some(offers, chance),
      diets: some(diets, chance),
      chain: chance() < 0.3 ? one(chains, chance) : null,
      location: somewhere(chance),
      hours: someHours(chance),
      rating: { count: reviews, sum: Math.round(reviews * (1 + chance() * 4)) },
      ...someStanding(chance),
      established: chance() < 0.9,
      hidden: chance() < 0.05,
      created_at: new Date(1_760_000_000_000 + Math.floor(chance() * 500) * 86_400_000).toISOString(),
    });
  });
}

/** When what was closed for a time, or is yet to open, is there for guests. */
export const TURN = Date.UTC(2026, 4, 2);

function someStanding(chance: () => number): Pick<SearchDocument, "status" | "business"> {
  const kind = chance();
  if (kind < 0.1) return { status: "closed", business: { status: "closed_permanently", turns_at: null } };
  if (kind > 0.3) return { status: "open" };
  const status = one(["operational", "closed_temporarily", "opening_soon"] as const, chance);
  return {
    status: "open",
    business: { status, turns_at: status === "operational" ? null : one([TURN, null], chance) },
  };
}

const zones = ["America/New_York", "Europe/Lisbon", "Pacific/Apia", null] as const;
/** Hours of some days, some of them past midnight, and of Christmas in another way. */
function someHours(chance: () => number): SearchDocument["hours"] {
  if (chance() < 0.3) return null;
  const [from, length] = [60 * Math.floor(7 + chance() * 14), 60 * Math.floor(3 + chance() * 9)];
  const span = { kind: "open", from, to: from + length } as const;
  const days = some([0, 1, 2, 3, 4, 5, 6], chance, 0.7);
  return {
    zone: one(zones, chance),
    regular: [{ ...span, day: 0 }, ...days.map((day) => ({ ...span, day }))],
    special: chance() < 0.3 ? [{ date: "12-25", kind: "open", spans: [], note: null }] : [],
  };
}

function somewhere(chance: () => number): SearchDocument["location"] {
  const near = (degrees: number) => (chance() - 0.5) * degrees;
  const where = chance();
  if (where < 0.1) return null;
  if (where < 0.3) return { lat: -17 + near(1), lng: ((179.9 + near(1) + 540) % 360) - 180 };
  if (where < 0.4) return { lat: 89.8 + near(0.3), lng: near(360) };
  return { lat: 40.7 + near(0.4), lng: -73.95 + near(0.4) };
}
