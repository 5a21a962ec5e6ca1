import type { AttributeName, DietName } from "../../restaurants/rules.ts";
import type { Tags } from "./osm-tags.ts";

/** Tags that say of a place that it has something, where they say yes to it. What a tag only hints at is not guessed. */
const ATTRIBUTES: Readonly<Record<AttributeName, readonly string[]>> = {
  outdoor_seating: ["outdoor_seating"],
  wheelchair: ["wheelchair"],
  delivery: ["delivery"],
  takeaway: ["takeaway"],
  reservations: ["reservation"],
  dogs: ["dog", "dogs"],
  wifi: ["wifi"],
  drive_through: ["drive_through"],
  air_conditioning: ["air_conditioning"],
  live_music: ["live_music"],
  breakfast: ["breakfast"],
  brunch: ["brunch"],
  kids: ["kids_area", "highchair"],
  parking: ["parking"],
  cards: ["payment:cards", "payment:credit_cards", "payment:debit_cards", "payment:visa", "payment:mastercard"],
  cash_only: [],
};
const DIETS: readonly DietName[] = ["vegan", "vegetarian", "gluten_free", "halal", "kosher"];

const saysYes = (value: string | undefined): boolean => value === "yes" || value === "only";

/** Other values that say so by themselves. */
const SAYING: Partial<Readonly<Record<AttributeName, (tags: Tags) => boolean>>> = {
  wifi: ({ internet_access = "" }) => internet_access.split(";").some((way) => way.trim() === "wlan"),
  cash_only: (tags) => tags["payment:cash"] === "only",
};

/** What a place has by its tags, each by our word; undefined where they say nothing of it. */
export function attributesOf(tags: Tags): AttributeName[] | undefined {
  const all = (Object.keys(ATTRIBUTES) as AttributeName[]).filter(
    (name) => ATTRIBUTES[name].some((key) => saysYes(tags[key])) || SAYING[name]?.(tags),
  );
  return all.length > 0 ? all : undefined;
}

/** Which diets it serves by its tags; undefined where they say nothing of it. */
export function dietsOf(tags: Tags): DietName[] | undefined {
  const all = DIETS.filter((name) => saysYes(tags[`diet:${name}`]));
  return all.length > 0 ? all : undefined;
}
