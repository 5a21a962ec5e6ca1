import { hoursKinds } from "@bellyfed/core/hours/model";
import * as v from "valibot";

export const words = v.nullable(v.string());
const address = v.object({ street: words, postal_code: words, region: words, country: words });
/** WGS 84, degrees. */
export const storedLocation = v.nullable(v.object({ lat: v.number(), lng: v.number() }));
const price_level = v.nullable(v.number());

const span = { from: v.number(), to: v.number() };
/** Hours that were given as data. Those that are only in `opening_hours` are read from there whenever they are shown. */
const hours = v.nullable(
  v.object({
    regular: v.array(v.object({ kind: v.picklist(hoursKinds), day: v.number(), ...span })),
    special: v.array(
      v.object({ date: v.string(), kind: v.picklist(hoursKinds), spans: v.array(v.object(span)), note: words }),
    ),
    text: words,
  }),
);
/** The IANA name of the zone that its location is in; null where that is to be found out. */
const time_zone = words;

/** What most say nothing of: it is stored where it was said. Which words there are was known to who took them in. */
const particulars = {
  attributes: v.exactOptional(v.array(v.string())),
  diets: v.exactOptional(v.array(v.string())),
  chain: v.exactOptional(words),
  links: v.exactOptional(v.object({ menu: words, order: words, reserve: words })),
  neighborhood: v.exactOptional(words),
  /** Whether it was found by the polygons of whoever runs this, and not said. */
  neighborhood_found: v.exactOptional(v.boolean()),
};

/** What a restaurant says of itself, as it is stored. */
export const storedProfile = {
  name: v.string(),
  city: v.string(),
  cuisines: v.array(v.string()),
  description: words,
  address,
  location: storedLocation,
  phone: words,
  website: words,
  price_level,
  opening_hours: words,
  hours: v.exactOptional(hours),
  time_zone: v.exactOptional(time_zone),
  ...particulars,
};
const stored = v.object(storedProfile);
export type StoredProfile = v.InferOutput<typeof stored>;

/** The fields of it that were changed. */
export const storedChanges = v.object({
  name: v.exactOptional(v.string()),
  city: v.exactOptional(v.string()),
  cuisines: v.exactOptional(v.array(v.string())),
  description: v.exactOptional(words),
  address: v.exactOptional(address),
  location: v.exactOptional(storedLocation),
  phone: v.exactOptional(words),
  website: v.exactOptional(words),
  price_level: v.exactOptional(price_level),
  opening_hours: v.exactOptional(words),
  hours: v.exactOptional(hours),
  time_zone: v.exactOptional(time_zone),
  ...particulars,
});

export const storedInspection = { grade: words, score: v.nullable(v.number()), inspected_at: v.string() };
