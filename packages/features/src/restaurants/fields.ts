import { once } from "@bellyfed/core/check";
import { fault } from "@bellyfed/core/fault";
import { phoneOf } from "@bellyfed/core/phone";
import {
  charactersIn,
  integer,
  line,
  maxCharacters,
  named,
  optional,
  text,
  title,
  webUrl,
} from "@bellyfed/core/schema";
import { slugOf } from "@bellyfed/core/slug";
import * as v from "valibot";
import { HIGHEST_PRICE_LEVEL, MOST_CUISINES, mostCharacters as most } from "./rules.ts";

export const Address = v.strictObject({
  street: optional(line(most.street)),
  postal_code: optional(line(most.postal_code)),
  region: optional(line(most.region)),
  /** ISO 3166-1 alpha-2. */
  country: optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, fault("pattern.country")))),
});

const outside = (furthest: number) => fault("out_of_range", { min: -furthest, max: furthest });

/** WGS 84, degrees. */
export const Location = v.strictObject({
  lat: v.pipe(v.number(), v.minValue(-90, outside(90)), v.maxValue(90, outside(90))),
  lng: v.pipe(v.number(), v.minValue(-180, outside(180)), v.maxValue(180, outside(180))),
});

const phone = v.pipe(
  v.string(),
  v.description("A phone number as people write it; kept as `+1 212 555 0100 ext. 12`"),
  maxCharacters(most.phone),
  // Of one that is too long its length has been said.
  v.check((written) => charactersIn(written) > most.phone || phoneOf(written) !== null, fault("pattern.phone")),
  v.transform((written) => phoneOf(written) ?? written),
);

/** What a restaurant says of itself, each by itself. */
export const fields = {
  name: title(most.name),
  city: named(most.city),
  cuisines: v.pipe(v.array(named(most.cuisine)), v.minLength(1), v.maxLength(MOST_CUISINES), once(slugOf)),
  description: text(most.description),
  phone,
  website: webUrl(most.website),
  price_level: integer(1, HIGHEST_PRICE_LEVEL),
  /** Free text, or OSM's opening_hours syntax. */
  opening_hours: line(most.opening_hours),
};
