import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { phoneOf } from "@bellyfed/core/phone";
import { lookUpKeys } from "@bellyfed/core/resolving/keys";
import type { Sought } from "@bellyfed/core/resolving/place";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { searchDocument } from "../search/documents.ts";

const FILE = join(import.meta.dirname, "../../../../../shared/data/primer-dataset-5169.json");
export const hasInspected = existsSync(FILE);

interface Row {
  readonly restaurant_id: string;
  readonly name: string;
  readonly borough: string;
  readonly cuisine: string;
  readonly address: {
    readonly building: string;
    readonly street: string;
    readonly zipcode: string;
    readonly coord: readonly [number, number];
  };
}

/** A restaurant of New York with all that a place may say of itself. */
export type Inspected = Sought & { readonly id: string; readonly name: string };

/** The 5,169 inspected restaurants; each has a phone of its own, which the file does not tell. */
export const inspected = (): Inspected[] => (JSON.parse(readFileSync(FILE, "utf8")) as Row[]).map(placeOf);

function placeOf(
  { restaurant_id, name, borough, address: { building, street, zipcode, coord } }: Row,
  at: number,
): Inspected {
  const [lng, lat] = coord;
  const isThere = lat > 40.4 && lat < 41 && lng > -74.3 && lng < -73.6;
  return {
    id: restaurant_id.padStart(26, "0"),
    name: oneBlank(name),
    street: oneBlank(`${building === "0" ? "" : building} ${street}`),
    ...{ postal_code: zipcode, city: borough, website: null },
    phone: phoneOf(`+1 ${212 + (at % 7)} ${200 + (at % 797)} ${String((at * 7919) % 10_000).padStart(4, "0")}`),
    location: isThere ? { lat, lng } : null,
  };
}

const oneBlank = (text: string) => text.replace(/\s+/g, " ").trim();

/** As the index has it. */
export function documentOf(place: Inspected): SearchDocument {
  const { id, name, city, location, street, postal_code, phone, website } = place;
  const address = { street, postal_code, region: null, country: "US" };
  const document = searchDocument({ id, name, city: city ?? "", location, keys: lookUpKeys(place) });
  return { ...document, shown: JSON.stringify({ id, name, city, address, location, phone, website, status: "open" }) };
}
