import { fault } from "@bellyfed/core/fault";
import type { KnownPlace, Sought } from "@bellyfed/core/resolving/place";
import { line, optional, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { Address, fields, Location } from "../restaurants/fields.ts";
import { mostCharacters } from "../restaurants/rules.ts";
import type { Facts } from "./folding.ts";

/** A restaurant's page, of any host and in any language, with its name before or behind the id; or its address in the API. */
const LINK =
  /^(?:https?:\/\/[^/?#]+)?\/(?:[a-z]{2}(?:-[a-z]+)?\/)?restaurants\/(?:[^/?#]*-)?([0-9a-z]{26})(?:[-/?#].*)?$/;
const idIn = (link: string): string | undefined => LINK.exec(link)?.[1];

const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

/** A place that is looked for: a link to it, or its name and something of where it is or how it is reached. */
export const SoughtPlace = v.pipe(
  strictObject({
    name: optional(fields.name),
    address: v.optional(Address, {}),
    city: optional(fields.city),
    phone: optional(fields.phone),
    website: optional(fields.website),
    location: optional(Location),
    url: optional(
      v.pipe(
        line(mostCharacters.website),
        v.check((link) => idIn(link) !== undefined, fault("pattern.site_link")),
      ),
    ),
  }),
  v.forward(
    v.check(({ name, url }) => isSaid(name) || isSaid(url), fault("required")),
    ["name"],
  ),
  v.check(
    ({ url, address, city, phone, website, location }) =>
      [url, address.street, city, phone, website, location].some(isSaid),
    fault("needs_where"),
  ),
);
export type SoughtPlace = v.InferOutput<typeof SoughtPlace>;

/** A place as it is compared, and the id that its link names. */
export const soughtOf = ({
  address,
  url,
  ...said
}: Omit<SoughtPlace, "url"> & { url?: string | null }): Sought & { id?: string } => {
  const id = url ? idIn(url) : undefined;
  return {
    ...{ name: said.name, street: address.street, postal_code: address.postal_code },
    ...{ city: said.city, phone: said.phone, website: said.website, location: said.location },
    ...(id && { id }),
  };
};

/** What the index shows of a restaurant as it is compared. */
export function knownPlace(shown: string): KnownPlace {
  const { id, name, city, address, phone, website, location, status } = JSON.parse(shown) as Facts;
  const { street, postal_code } = address ?? { street: null, postal_code: null };
  return { id, name, city, street, postal_code, phone, website, location, status };
}
