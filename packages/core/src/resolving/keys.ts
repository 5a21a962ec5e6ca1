import { phoneEnd, siteOf } from "./contacts.ts";
import { readName } from "./names.ts";
import type { Sought } from "./place.ts";
import { readStreet } from "./streets.ts";

/**
 * By what a place can be looked up in an index, besides its id: `name:<without blanks>`, `phone:<end of its number>`,
 * `address:<number>|<street>`, `site:<host and path>`. Those that have a key in common may be one place; whether they are is for the score to say.
 */
export function lookUpKeys(place: Pick<Sought, "name" | "street" | "phone" | "website">): string[] {
  const street = place.street === null ? null : readStreet(place.street);
  const [end, site] = [place.phone && phoneEnd(place.phone), place.website && siteOf(place.website)];
  const name = place.name === null ? "" : readName(place.name).joined;
  return [
    ...(name === "" ? [] : [`name:${name}`]),
    ...(end ? [`phone:${end}`] : []),
    ...(street?.number ? [`address:${street.number}|${street.street}`] : []),
    ...(site ? [`site:${site}`] : []),
  ];
}
