import { faultOf } from "@bellyfed/core/fault";
import { repairMojibake } from "./mojibake.ts";
import { objectOf, type Profile, unmappable, wordsOf } from "./row.ts";

/** New York City's bounding box, WGS 84 degrees. A point outside of it is a geocoder's mistake. */
const CITY = { south: 40.47, north: 40.92, west: -74.26, east: -73.7 };

/** Inspections by New York's Department of Health and Mental Hygiene, one document per restaurant. */
export const nyc: Profile = {
  origins: {
    external_id: "restaurant_id",
    "restaurant.city": "borough",
    "restaurant.cuisines.0": "cuisine",
    "restaurant.cuisines": "cuisine",
    "restaurant.address.postal_code": "address.zipcode",
    "restaurant.location": "address.coord",
    inspections: "grades",
  },
  draft: (row) => {
    const { restaurant_id, name, borough, cuisine, address, grades = [] } = objectOf(row);
    const place = address === undefined || address === null ? {} : objectOf(address, "address");
    return {
      external_id: restaurant_id,
      restaurant: {
        name: cleaned(name),
        city: cleaned(borough),
        cuisines: [cleaned(cuisine)],
        address: { street: streetOf(place), postal_code: textOrNull(place.zipcode), region: "NY", country: "US" },
        location: locationOf(place.coord),
      },
      inspections: inspectionsOf(grades),
    };
  },
};

/** Names are padded to columns and some are mojibake. */
const cleaned = (value: unknown): unknown =>
  typeof value === "string" ? repairMojibake(value).replace(/\s+/gu, " ").trim() : value;

const textOrNull = (value: unknown): unknown => cleaned(value) || null;

/** `0` stands for "no number". */
function streetOf({ building, street }: Readonly<Record<string, unknown>>): string | null {
  const number = wordsOf(building, "address.building").replace(/^\s*0\s*$/, "");
  return String(cleaned(`${number} ${wordsOf(street, "address.street")}`)) || null;
}

function locationOf(coord: unknown): { lat: number; lng: number } | null {
  if (coord === undefined || coord === null || (Array.isArray(coord) && coord.length === 0)) return null;
  const [lng, lat] = Array.isArray(coord) ? (coord as unknown[]) : [];
  if (typeof lng !== "number" || typeof lat !== "number") throw unmappable("address.coord", faultOf("pattern.point"));
  const inside = lat >= CITY.south && lat <= CITY.north && lng >= CITY.west && lng <= CITY.east;
  return inside ? { lat, lng } : null;
}

function inspectionsOf(grades: unknown): unknown {
  if (!Array.isArray(grades)) return grades;
  return grades.map((entry: unknown, index) => {
    const { date, grade = null, score = null } = objectOf(entry, `grades.${index}`);
    return { grade: textOrNull(grade), score: scoreOf(score), inspected_at: dayOf(date, `grades.${index}.date`) };
  });
}

/** -1 stands for "not scored". */
const scoreOf = (score: unknown): unknown => (typeof score === "number" && score < 0 ? null : score);

/** The day of MongoDB's extended JSON, `{ "$date": <milliseconds, or text> }`. */
function dayOf(date: unknown, field: string): string {
  const { $date } = typeof date === "object" && date !== null ? (date as { $date?: unknown }) : { $date: date };
  const time = typeof $date === "number" || typeof $date === "string" ? new Date($date) : undefined;
  if (time && !Number.isNaN(time.getTime())) return time.toISOString().slice(0, 10);
  throw unmappable(field, faultOf("not_a_date", { like: '{ "$date": 1393804800000 }' }));
}
