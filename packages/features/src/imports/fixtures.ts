import type { ImportRecord } from "./contract.ts";
import type { JobFacts } from "./decider.ts";

/** A row of the native profile. */
export const nativeRow = (n: number, changes: Readonly<Record<string, unknown>> = {}) => ({
  external_id: `r-${n}`,
  name: `Restaurant ${n}`,
  city: "Testville",
  cuisines: ["Soup"],
  ...changes,
});

export const recordOf = (n: number, changes: Partial<ImportRecord["restaurant"]> = {}): ImportRecord => ({
  external_id: `r-${n}`,
  restaurant: {
    name: `Restaurant ${n}`,
    city: "Testville",
    cuisines: ["Soup"],
    description: null,
    address: { street: null, postal_code: null, region: null, country: null },
    location: null,
    phone: null,
    website: null,
    price_level: null,
    opening_hours: null,
    ...changes,
  },
  inspections: [],
});

export const jobFacts = (changes: Partial<JobFacts> = {}): JobFacts => ({
  id: "01hzzzzzzzzzzzzzzzzzzzzzzz",
  profile: "bellyfed",
  format: null,
  filename: "restaurants.ndjson",
  source: "bellyfed",
  defaults: { city: null },
  inline: true,
  ...changes,
});

/** A document of New York's inspections. */
export const nycRow = (changes: Readonly<Record<string, unknown>> = {}) => ({
  restaurant_id: "30075445",
  name: "Morris  Park   Bake Shop",
  borough: "Bronx",
  cuisine: "Bakery",
  address: { building: "1007", coord: [-73.856077, 40.848447], street: "Morris   Park Ave", zipcode: "10462" },
  grades: [
    { date: { $date: 1393804800000 }, grade: "A", score: 2 },
    { date: { $date: 1299715200000 }, grade: "B", score: 14 },
  ],
  ...changes,
});

/** A feature with OpenStreetMap's tags. */
export const osmFeature = (
  tags: Readonly<Record<string, unknown>> = {},
  rest: Readonly<Record<string, unknown>> = {},
) => ({
  type: "Feature",
  id: "node/1",
  geometry: { type: "Point", coordinates: [13.4, 52.5] },
  properties: { amenity: "restaurant", name: "Zur Kugel", cuisine: "german;pizza", "addr:city": "Berlin", ...tags },
  ...rest,
});
