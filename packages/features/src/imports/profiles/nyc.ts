import { type Fault, type FieldError, faultOf } from "@bellyfed/core/fault";
import { day as realDay } from "@bellyfed/core/schema";
import * as v from "valibot";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { decimalOf } from "./decimal.ts";
import { type Place, placeOf } from "./geometry.ts";
import { repairMojibake } from "./mojibake.ts";
import { firstUsable, objectOf, type Profile, wordsOf, wrongAt } from "./row.ts";

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
  draft: (row, defaults) => {
    const { restaurant_id, name, borough, cuisine, address, grades } = objectOf(row);
    const place = isObject(address) ? address : {};
    const location = locationOf(place.coord);
    const inspections = inspectionsOf(grades);
    return {
      external_id: plain(restaurant_id),
      restaurant: {
        name: cleaned(name),
        city: firstUsable(CreateRestaurant.entries.city, [cleaned(borough), defaults.city]),
        cuisines: [cleaned(cuisine)],
        address: {
          street: streetOf(place),
          postal_code: wordsOf(plain(place.zipcode)) || null,
          region: "NY",
          country: "US",
        },
        location: location && "lat" in location ? location : null,
      },
      inspections: inspections.known,
      notes: [...(location && "code" in location ? [wrongAt("address.coord", location)] : []), ...inspections.notes],
    };
  },
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names are padded to columns, some are mojibake, and some are numbers. */
const cleaned = (value: unknown): unknown =>
  typeof value === "string" || typeof value === "number"
    ? repairMojibake(String(value)).replace(/\s+/gu, " ").trim()
    : value;

/** A number of MongoDB's extended JSON, `{ "$numberInt": "2" }`, as a number; all else as it is. */
function plain(value: unknown): unknown {
  if (!isObject(value)) return value;
  const text = value.$numberInt ?? value.$numberLong ?? value.$numberDouble ?? value.$numberDecimal;
  return text === undefined ? value : Number(text);
}

/** `0` stands for "no number". */
function streetOf({ building, street }: Readonly<Record<string, unknown>>): string | null {
  const number = wordsOf(plain(building)).replace(/^0$/, "");
  return String(cleaned(`${number} ${wordsOf(street)}`)) || null;
}

function locationOf(coord: unknown): Place | Fault | null {
  if (coord === undefined || coord === null) return null;
  const place = placeOf({ coordinates: Array.isArray(coord) ? coord.map(plain) : coord });
  if (!place || "code" in place) return place;
  const inside = place.lat >= CITY.south && place.lat <= CITY.north && place.lng >= CITY.west && place.lng <= CITY.east;
  return inside ? place : faultOf("not_in_city");
}

/** The day that stands for an inspection that is yet to be made. */
const NOT_YET = "1900-01-01";

/** Inspections that were made; of the others, why they cannot be used. */
function inspectionsOf(grades: unknown): { readonly known: readonly object[]; readonly notes: readonly FieldError[] } {
  if (grades === undefined || grades === null) return { known: [], notes: [] };
  if (!Array.isArray(grades))
    return { known: [], notes: [wrongAt("grades", faultOf("wrong_type", { expected: "array" }))] };
  const [known, notes]: [object[], FieldError[]] = [[], []];
  for (const [index, entry] of (grades as unknown[]).entries()) {
    const { date, grade = null, score = null } = isObject(entry) ? entry : {};
    const inspected_at = dayOf(date);
    if (inspected_at === undefined) {
      notes.push(wrongAt(`grades.${index}.date`, faultOf("not_a_date", { like: '{ "$date": 1393804800000 }' })));
    } else if (inspected_at !== NOT_YET) {
      known.push({ grade: cleaned(grade) || null, score: scoreOf(plain(score)), inspected_at });
    }
  }
  return { known, notes };
}

/** -1 stands for "not scored". */
function scoreOf(score: unknown): unknown {
  const number = typeof score === "string" ? (decimalOf(score) ?? score) : score;
  return typeof number === "number" && number < 0 ? null : number;
}

/**
 * The day of MongoDB's extended JSON, `{ "$date": <milliseconds, or text> }`, or of plain text. Texts are New York's own days, as they are
 * written, whatever the time zone of this machine; milliseconds are midnights in UTC.
 */
function dayOf(date: unknown): string | undefined {
  const value = plain(isObject(date) && "$date" in date ? date.$date : date);
  if (typeof value === "number") {
    const time = new Date(value);
    return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
  }
  if (typeof value !== "string") return undefined;
  const iso = /^\s*(\d{4}-\d\d-\d\d)(?=[T\s]|$)/.exec(value)?.[1];
  const [, month = "", day = "", year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?=[T\s]|$)/.exec(value) ?? [];
  const written = iso ?? (year && `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return written && v.is(realDay, written) ? written : undefined;
}
