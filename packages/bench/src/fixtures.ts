import type { Item } from "@bellyfed/core/ports";
import type { Profile, Restaurant } from "@bellyfed/features/restaurants/contract";

const CITIES = ["Brooklyn", "Queens", "Manhattan", "Bronx"];
const CUISINES = ["American", "Chinese", "Pizza/Italian", "Bakery", "Hamburgers"];
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** A restaurant as people enter it: about 500 bytes of JSON. */
export const profile = (index: number): Profile => ({
  name: `The ${at(CUISINES, index)} Corner ${index}`,
  city: at(CITIES, index),
  cuisines: [at(CUISINES, index)],
  description: "A neighbourhood place with a short menu, long tables and a kitchen that you can look into.",
  address: { street: `${index} Bedford Avenue`, postal_code: "11211", region: "NY", country: "US" },
  location: { lat: 40.7 + (index % 100) / 1000, lng: -73.95 },
  phone: "+1 718 555 0100",
  website: "https://corner.example.com",
  price_level: 2,
  opening_hours: "Mo-Fr 11:00-22:00; Sa-Su 10:00-23:00",
});

const AT = "2026-01-02T03:04:05.000Z";

/** The same restaurant as the API shows it. */
export const restaurant = (index: number): Restaurant => ({
  ...profile(index),
  id: String(index).padStart(26, "0"),
  slug: `the-corner-${index}`,
  status: "open",
  inspection: { grade: "A", score: 11, inspected_at: "2025-11-30" },
  source: null,
  owner_id: "alice",
  version: 3,
  created_at: AT,
  updated_at: AT,
  rating: { average: 4.25, count: 4, histogram: [0, 0, 1, 1, 2] },
});

/** Its META in the read table, as far as reads look at it. */
export function metaItem(index: number): Item {
  const { rating: _, ...doc } = restaurant(index);
  return {
    PK: `EST#${doc.id}`,
    SK: `META#${doc.id}`,
    doc: JSON.stringify(doc),
    stream_version: doc.version,
    rating_count: 4,
    rating_sum: 17,
    rating_3: 1,
    rating_4: 1,
    rating_5: 2,
  };
}
