import { fault } from "@bellyfed/core/fault";
import { maxCharacters, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { MOST_POINTS } from "./rules.ts";

const LAT = String.raw`-?(?:90(?:\.0{1,12})?|[0-8]?\d(?:\.\d{1,12})?)`;
const LNG = String.raw`-?(?:180(?:\.0{1,12})?|(?:1[0-7]\d|\d{1,2})(?:\.\d{1,12})?)`;
const numbers = (text: string): number[] => text.split(",").map(Number);
const isLat = (degrees: number) => Math.abs(degrees) <= 90;
const isLng = (degrees: number) => Math.abs(degrees) <= 180;

/** `lat,lng`, in degrees. */
export const place = v.pipe(
  v.string(),
  v.regex(new RegExp(`^${LAT},${LNG}$`), fault("pattern.place")),
  v.transform(numbers),
  v.transform(([lat = 0, lng = 0]) => ({ lat, lng })),
);

/** `west,south,east,north`, in degrees; west of more than east goes across the date line. */
export const box = v.pipe(
  v.string(),
  v.regex(new RegExp(`^${LNG},${LAT},${LNG},${LAT}$`), fault("pattern.box")),
  written({ format: "bbox" }),
  v.transform(numbers),
  v.check(([, s, , n]) => Number(s) <= Number(n), fault("pattern.box")),
  v.transform(([w = 0, s = 0, e = 0, n = 0]) => [w, s, e, n] as const),
);

/** A rating as it is shown. */
export const rating = v.pipe(
  v.string(),
  v.regex(/^(?:[1-4](?:\.\d{1,16})?|5(?:\.0{1,16})?)$/, fault("pattern.rating")),
  written({ type: "number", minimum: 1, maximum: 5, pattern: undefined }),
  v.transform(Number),
);

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const INSTANT = String.raw`${DATE}T${CLOCK}(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]${CLOCK})`;
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const isDay = (text: string): boolean => {
  const date = text.slice(0, 10);
  const day = new Date(`${date}T00:00:00Z`);
  return weekdays.includes(text.slice(0, 3)) || (day.getTime() >= 0 && day.toISOString().startsWith(date));
};

/** Milliseconds since 1970, or a day from Sunday on (0) and minutes since its midnight. */
type When = { readonly instant: number } | { readonly day: number; readonly minutes: number };

function whenOf(text: string): When {
  const day = weekdays.indexOf(text.slice(0, 3));
  if (day < 0) return { instant: Date.parse(text) };
  const [hours = 0, minutes = 0] = text.slice(3).split(":").map(Number);
  return { day, minutes: hours * 60 + minutes };
}

/** An instant from 1970 on (RFC 3339), or a time of the week by each place's own clocks: `fri18:30`. */
export const openAt = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(?:${INSTANT}|(?:${weekdays.join("|")})${CLOCK})$`), fault("pattern.open_at")),
  written({ format: "open-at" }),
  v.check(isDay, fault("pattern.open_at")),
  v.transform(whenOf),
);

const rings = v.strictObject({
  type: v.literal("Polygon"),
  coordinates: v.pipe(v.array(v.pipe(v.array(v.tuple([v.number(), v.number()])), v.minLength(4))), v.minLength(1)),
});
const polygonIn = (text: string) => {
  try {
    const parsed = v.safeParse(rings, JSON.parse(text));
    return parsed.success ? parsed.output.coordinates : undefined;
  } catch {
    return undefined;
  }
};
/** What is wrong with a polygon first; undefined where nothing is. */
function faultIn(text: string): "polygon" | "polygon_points" | "polygon_degrees" | undefined {
  const points = polygonIn(text)?.flat();
  if (!points) return "polygon";
  if (points.length > MOST_POINTS) return "polygon_points";
  return points.every(([lng, lat]) => isLng(lng) && isLat(lat)) ? undefined : "polygon_degrees";
}

/** A GeoJSON Polygon (RFC 7946) as text. */
export const polygon = v.pipe(
  v.string(),
  maxCharacters(6000),
  written({ format: "polygon", contentMediaType: "application/geo+json" }),
  v.check((text) => faultIn(text) !== "polygon", fault("pattern.polygon")),
  v.check((text) => faultIn(text) !== "polygon_points", fault("pattern.polygon_points")),
  v.check((text) => faultIn(text) !== "polygon_degrees", fault("pattern.polygon_degrees")),
  v.transform((text) => polygonIn(text) ?? []),
);
