import { once } from "@bellyfed/core/check";
import { named, oneOf, optional, strictObject, webUrl } from "@bellyfed/core/schema";
import * as v from "valibot";
import { attributeNames, dietNames, mostCharacters as most } from "./rules.ts";

const MEANINGS = `outdoor_seating: tables outside. wheelchair: its entrance and rooms can be used in a wheelchair. delivery: brings food. takeaway: food to take along.
reservations: tables can be reserved. dogs: dogs may come in. wifi: wireless internet for guests. drive_through: orders from the car. air_conditioning: cooled rooms.
live_music: musicians play at times. breakfast, brunch: serves them. kids: high chairs or a place to play. parking: has parking spaces. cards: takes bank cards. cash_only: takes cash alone.`;
const DIETS = "Diets that it says it serves: on purpose, and not one dish by chance";

const words = <const Words extends readonly [string, ...string[]]>(all: Words, about: string) =>
  v.pipe(v.array(oneOf(all)), v.description(about), v.maxLength(all.length), once());

const link = (about: string) => v.pipe(optional(webUrl(most.website)), v.description(about));

const Links = strictObject({
  menu: link("Where its menu can be read"),
  order: link("Where food can be ordered"),
  reserve: link("Where a table can be reserved"),
});

const CHAIN = "The chain or brand that it belongs to, as the chain calls itself";
const NEIGHBORHOOD = "The part of the city that it is in, as people there call it";

/** What may be said of a restaurant, and mostly is not. */
export const particulars = {
  attributes: v.exactOptional(words(attributeNames, MEANINGS)),
  diets: v.exactOptional(words(dietNames, DIETS)),
  chain: v.exactOptional(v.pipe(v.nullable(named(most.chain)), v.description(CHAIN))),
  links: v.exactOptional(Links),
  neighborhood: v.exactOptional(v.pipe(v.nullable(named(most.neighborhood)), v.description(NEIGHBORHOOD))),
};

const address = v.nullable(v.string());

/** As they are answered. */
export const shownParticulars = {
  attributes: v.pipe(v.array(v.picklist(attributeNames)), v.description(MEANINGS)),
  diets: v.pipe(v.array(v.picklist(dietNames)), v.description(DIETS)),
  chain: v.pipe(v.nullable(v.string()), v.description(CHAIN)),
  links: v.object({ menu: address, order: address, reserve: address }),
  neighborhood: v.pipe(v.nullable(v.string()), v.description(NEIGHBORHOOD)),
};
