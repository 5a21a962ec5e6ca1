import { changesSomething } from "@bellyfed/core/check";
import { optional, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { Address, fields, Location } from "./fields.ts";
import { HoursGiven } from "./hours-fields.ts";
import { particulars } from "./particular-fields.ts";
import { openingDay } from "./standing-fields.ts";

export const CreateRestaurant = strictObject({
  name: fields.name,
  city: fields.city,
  cuisines: fields.cuisines,
  description: optional(fields.description),
  address: v.optional(Address, {}),
  location: optional(Location),
  phone: optional(fields.phone),
  website: optional(fields.website),
  price_level: optional(fields.price_level),
  opening_hours: optional(fields.opening_hours),
  hours: v.exactOptional(v.nullable(HoursGiven)),
  ...particulars,
});
/** A restaurant that somebody adds, which may not be there yet. */
export const NewRestaurant = strictObject({ ...CreateRestaurant.entries, ...openingDay });
/** A restaurant's profile: all that its owner can change. */
export type Profile = v.InferOutput<typeof CreateRestaurant>;

export const UpdateRestaurant = v.pipe(
  strictObject({
    name: v.exactOptional(fields.name),
    city: v.exactOptional(fields.city),
    cuisines: v.exactOptional(fields.cuisines),
    description: v.exactOptional(v.nullable(fields.description)),
    address: v.exactOptional(Address),
    location: v.exactOptional(v.nullable(Location)),
    phone: v.exactOptional(v.nullable(fields.phone)),
    website: v.exactOptional(v.nullable(fields.website)),
    price_level: v.exactOptional(v.nullable(fields.price_level)),
    opening_hours: v.exactOptional(v.nullable(fields.opening_hours)),
    hours: v.exactOptional(v.nullable(HoursGiven)),
    ...particulars,
  }),
  changesSomething(),
);
export type ProfileChanges = Partial<Profile>;
