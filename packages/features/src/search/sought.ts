import { fault } from "@bellyfed/core/fault";
import { maxCharacters, optional, strictObject, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { CreateRestaurant } from "../restaurants/contract.ts";
import { mostCharacters } from "../restaurants/rules.ts";

/** A restaurant's page, of any host and in any language, with its name before or behind the id; or its address in the API. Printable ASCII, as addresses are. */
const LINK =
  /^(?:https?:\/\/[!-"$-.0->@-~]+)?\/(?:[a-z]{2}(?:-[a-z]+)?\/)?restaurants\/(?:[!-"$-.0->@-~]*-)?([0-9a-z]{26})(?:[-/?#][!-~]*)?$/;
/** The id in a link; undefined where it is none. */
export const idIn = (link: string): string | undefined => LINK.exec(link)?.[1];

const { name, address, city, phone, website, location } = CreateRestaurant.entries;
const isSaid = (value: unknown): boolean => value !== null && value !== undefined;

/** What JSON Schema says of places that are not taken. */
const unsaid = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { const: null }]));
const unnamed = { properties: unsaid(["name", "url"]) };
const nowhere = {
  properties: {
    ...unsaid(["url", "city", "phone", "website", "location"]),
    address: { properties: unsaid(["street"]) },
  },
};

/** A place that is looked for: a link to it, or its name and something of where it is or how it is reached. */
export const SoughtPlace = v.pipe(
  strictObject({
    name: optional(name),
    city: optional(city),
    ...{ address, phone, website, location },
    url: optional(v.pipe(v.string(), maxCharacters(mostCharacters.website), v.regex(LINK, fault("pattern.site_link")))),
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
  written({ not: { anyOf: [unnamed, nowhere] } }),
);
export type SoughtPlace = v.InferOutput<typeof SoughtPlace>;
