import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { chanceOf, searchDocument } from "./documents.ts";

const folder = join(import.meta.dirname, "../../../../../shared/data");
const INSPECTED = join(folder, "primer-dataset-5169.json");
const PLACES = join(folder, "restaurants-geo-25k.ndjson");

/** Whether New York's restaurants lie beside the project. */
export const hasNewYork = existsSync(INSPECTED) && existsSync(PLACES);

interface Inspected {
  readonly name: string;
  readonly cuisine: string;
  readonly borough: string;
}
interface Place {
  readonly name: string;
  readonly location: { readonly coordinates: readonly [number, number] };
}

const kitchens: readonly (readonly [RegExp, string])[] = [
  ...([
    [/pizz/i, "Pizza"],
    [/sushi|japan|ramen/i, "Japanese"],
    [/chin|wok|dumpling/i, "Chinese"],
  ] as const),
  ...([
    [/caf|coffee/i, "Café/Coffee/Tea"],
    [/deli|bagel/i, "Delicatessen"],
    [/taco|mexic/i, "Mexican"],
  ] as const),
  ...([
    [/bar|pub|tavern/i, "Irish"],
    [/thai/i, "Thai"],
    [/indian|curry/i, "Indian"],
  ] as const),
];

/** The 25,359 places as documents: what they do not say is made up, always the same. `times`: so many of each, side by side. */
export function newYork(times = 1): SearchDocument[] {
  const inspected = new Map(
    (JSON.parse(readFileSync(INSPECTED, "utf8")) as Inspected[]).map((one) => [one.name, one] as const),
  );
  const places = readFileSync(PLACES, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Place);
  const chance = chanceOf(7);
  return Array.from({ length: times }, (_, copy) =>
    places.map((place, index) => document(place, inspected.get(place.name), `${copy}-${index}`, copy, chance)),
  ).flat();
}

function document(
  { name, location }: Place,
  inspected: Inspected | undefined,
  id: string,
  copy: number,
  chance: () => number,
): SearchDocument {
  const [lng, lat] = location.coordinates;
  const count = Math.floor(chance() ** 4 * 30);
  return searchDocument({
    id,
    name,
    city: inspected?.borough ?? "Manhattan",
    cuisines: [inspected?.cuisine ?? kitchens.find(([pattern]) => pattern.test(name))?.[1] ?? "American"],
    price_level: 1 + Math.floor(chance() * 4),
    location: { lat, lng: lng + copy / 1000 },
    rating: { count, sum: Math.round(count * (2 + chance() * 3)) },
  });
}
