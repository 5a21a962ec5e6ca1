import { faultOf } from "@bellyfed/core/fault";
import { slugOf } from "@bellyfed/core/slug";
import { MOST_CUISINES } from "../../restaurants/rules.ts";
import { objectOf, type Profile, unmappable, wordsOf } from "./row.ts";

type Tags = Readonly<Record<string, unknown>>;

/** What an `amenity` other than `restaurant` says about what is served. */
const SERVED: Readonly<Record<string, string>> = {
  bar: "Bar",
  biergarten: "Biergarten",
  cafe: "Cafe",
  fast_food: "Fast food",
  food_court: "Food court",
  ice_cream: "Ice cream",
  pub: "Pub",
};

/** Features with OpenStreetMap's tags as properties. */
export const geojson: Profile = {
  origins: {
    external_id: "id",
    "restaurant.name": "properties.name",
    "restaurant.city": "properties.addr:city",
    "restaurant.cuisines": "properties.cuisine",
    "restaurant.description": "properties.description",
    "restaurant.address.street": "properties.addr:street",
    "restaurant.address.postal_code": "properties.addr:postcode",
    "restaurant.address.region": "properties.addr:state",
    "restaurant.address.country": "properties.addr:country",
    "restaurant.location": "geometry.coordinates",
    "restaurant.phone": "properties.phone",
    "restaurant.website": "properties.website",
    "restaurant.opening_hours": "properties.opening_hours",
  },
  draft: (row, defaults) => {
    const feature = objectOf(row);
    if (feature.type !== "Feature") throw unmappable("type", faultOf("not_one_of", { options: ["Feature"] }));
    const tags =
      feature.properties === null || feature.properties === undefined ? {} : objectOf(feature.properties, "properties");
    const { name, description, opening_hours } = tags;
    const id = feature.id ?? tags["@id"];
    return {
      external_id: typeof id === "number" ? String(id) : id,
      restaurant: {
        ...present({ name, description, opening_hours, city: tags["addr:city"] ?? defaults.city }),
        cuisines: cuisinesOf(tags),
        address: addressOf(tags),
        location: locationOf(feature.geometry),
        phone: first(tags.phone ?? tags["contact:phone"]),
        website: webAddress(first(tags.website ?? tags["contact:website"] ?? tags.url)),
      },
      inspections: [],
    };
  },
};

const present = (fields: Tags) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));

/** Several values of one tag are separated by `;`. */
const first = (value: unknown): unknown =>
  typeof value === "string" ? value.split(";")[0]?.trim() || null : (value ?? null);

const webAddress = (value: unknown): unknown =>
  typeof value === "string" && !/^[a-z][a-z\d+.-]*:/i.test(value) ? `https://${value}` : value;

/** `ice_cream;pizza` -> Ice cream, Pizza. A further spelling of the same cuisine, and any above six, is left out. */
function cuisinesOf({ cuisine, amenity }: Tags): unknown {
  if (cuisine !== undefined && cuisine !== null && typeof cuisine !== "string") return cuisine;
  const names = (cuisine ?? "").split(";").flatMap((tag) => capitalised(tag) || []);
  const served = typeof amenity === "string" && Object.hasOwn(SERVED, amenity) ? SERVED[amenity] : undefined;
  if (names.length === 0) return served === undefined ? [] : [served];
  return [...new Map(names.map((name) => [slugOf(name), name])).values()].slice(0, MOST_CUISINES);
}

function capitalised(tag: string): string {
  const name = tag.replaceAll("_", " ").replace(/\s+/gu, " ").trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function addressOf(tags: Tags): Tags {
  const street = wordsOf(tags["addr:street"] ?? tags["addr:place"], "properties.addr:street");
  const number = wordsOf(tags["addr:housenumber"], "properties.addr:housenumber");
  const country = tags["addr:country"];
  return {
    street: `${street} ${number}`.trim() || null,
    postal_code: tags["addr:postcode"] ?? null,
    region: tags["addr:state"] ?? null,
    country: typeof country === "string" ? country.toUpperCase() : (country ?? null),
  };
}

/** A point as it is; the middle of any other geometry's bounding box. */
function locationOf(geometry: unknown): { lat: number; lng: number } | null {
  if (geometry === null || geometry === undefined) return null;
  const { coordinates } = objectOf(geometry, "geometry");
  const points = pointsOf(coordinates);
  if (points.length === 0) throw unmappable("geometry.coordinates", faultOf("pattern.point"));
  return { lat: middle(points.map(([, lat]) => lat)), lng: middle(points.map(([lng]) => lng)) };
}

type Point = readonly [lng: number, lat: number];

function pointsOf(coordinates: unknown, depth = 0): Point[] {
  if (!Array.isArray(coordinates) || depth > 3) return [];
  const [lng, lat] = coordinates as unknown[];
  if (typeof lng === "number" && typeof lat === "number") return [[lng, lat]];
  return coordinates.flatMap((inner: unknown) => pointsOf(inner, depth + 1));
}

function middle(values: readonly number[]): number {
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  return low === high ? low : Math.round(((low + high) / 2) * 1e7) / 1e7;
}
