import type { Profile } from "@bellyfed/features/restaurants/contract";
import { type AttributeName, attributeNames, type DietName } from "@bellyfed/features/restaurants/rules";
import type { Chance } from "./chance.ts";
import type { Kitchen } from "./kitchens/kitchen.ts";

/** How many places say so; all others are rarer. */
const usual: Partial<Record<AttributeName, number>> = {
  cards: 0.8,
  takeaway: 0.5,
  outdoor_seating: 0.4,
  reservations: 0.4,
  wheelchair: 0.35,
  wifi: 0.3,
  delivery: 0.3,
  kids: 0.25,
};
const RARE = 0.08;
/** What cannot be beside another. */
const excluded: Partial<Record<AttributeName, AttributeName>> = { cash_only: "cards" };

const dietsOf: Readonly<Record<string, readonly DietName[]>> = {
  Vegan: ["vegan", "vegetarian"],
  Vegetarian: ["vegetarian"],
  Levantine: ["halal"],
};

/** What a place says of itself besides; some say nothing. */
export function offersOf(chance: Chance, { cuisine }: Pick<Kitchen, "cuisine">): Pick<Profile, "attributes" | "diets"> {
  if (chance.happens(0.15)) return { attributes: [], diets: [] };
  const said = attributeNames.filter((name) => chance.happens(usual[name] ?? RARE));
  const attributes = said.filter((name) => !said.some((other) => excluded[name] === other));
  return { attributes, diets: [...(dietsOf[cuisine] ?? [])] };
}
