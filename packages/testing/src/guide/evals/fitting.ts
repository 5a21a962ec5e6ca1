import type { Slots } from "@bellyfed/features/guide/slots";
import type { Played } from "../asking.ts";
import type { Place } from "../places.ts";
import { rightPlaces } from "../right.ts";
import { printed } from "./answered.ts";

/** Places that are shown where nobody says how many. */
const USUAL_COUNT = 5;

const meals: readonly string[] = ["breakfast", "brunch"];

/** What is left of wishes once some are left away. */
export function left(slots: Slots, relaxed: readonly string[]): Slots {
  const none: Readonly<Record<string, Partial<Slots>>> = {
    concepts: { concepts: [] },
    attributes: { attributes: slots.attributes.filter((name) => meals.includes(name)) },
    meal: {
      attributes: relaxed.includes("attributes") ? [] : slots.attributes.filter((name) => !meals.includes(name)),
    },
    rating: { ratingMin: null },
    dish: { dishes: [] },
    price: { price: [] },
    when: { when: null },
    cuisine: { cuisines: [] },
    diet: { diets: [] },
    city: { city: null },
  };
  return Object.assign({ ...slots }, ...relaxed.map((wish) => none[wish])) as Slots;
}

/** What is wrong with the places of an answer, by a look at every place: one line each. */
export function misfitsIn(played: Played, meant: Slots, places: readonly Place[]): string[] {
  const { relaxed } = printed(played);
  const shown = played.outcome.shown.map(({ id }) => id);
  const isWanted = (id: string) => !meant.not.places.includes(id);
  const rest = rightPlaces(places, left(meant, relaxed)).filter(isWanted);
  const misfits = shown.filter((id) => !rest.includes(id)).map((id) => `${id} does not fit`);
  if (!isJudgedWhole(meant)) return misfits;
  const right = rightPlaces(places, meant).filter(isWanted);
  const most = Math.min(right.length, meant.count ?? USUAL_COUNT);
  if (right.length > 0 && relaxed.length > 0) misfits.push(`${right.length} fit, and ${relaxed} was left away`);
  if (right.length === 0 && relaxed.length === 0) misfits.push("nothing fits, and nothing was left away");
  if (relaxed.length === 0 && shown.length !== most) misfits.push(`${shown.length} shown, not ${most}`);
  return misfits;
}

/** Whether the look at every place knows all that was asked for; otherwise it knows only what cannot fit. */
const isJudgedWhole = ({ neighborhood, nearby, when, chains, not }: Slots): boolean =>
  neighborhood === null &&
  !nearby &&
  chains === null &&
  (when === null || (when.kind === "on" && when.part === null)) &&
  [not.dishes, not.concepts, not.attributes].every((unwanted) => unwanted.length === 0);
