import type { Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { PastTurn, Question } from "../turn.ts";
import type { AboutCall } from "./plan-calls.ts";
import { UnusablePlan } from "./unusable-plan.ts";

/** Places of one name that are offered to choose from, at most. */
const MOST_OPTIONS = 5;

type Meant = Pick<Understood, "places" | "unclear">;

/** The places that a plan names, counts, or goes on about. Throws UnusablePlan where nothing of ours has a name that it says. */
export async function placesMeant(asked: AboutCall["places"], { past }: Question, tools: GuideTools): Promise<Meant> {
  const places = new Set<string>();
  for (const place of asked) {
    const options = "name" in place ? await namedPlaces(place.name, tools) : [];
    if ("name" in place && options.length === 0) throw new UnusablePlan("a place that we do not know");
    if ("name" in place && options.length > 1)
      return { places: [], unclear: { kind: "place", said: place.name, options } };
    const ids = "name" in place ? options.map(({ id }) => id) : before(place, past);
    if (ids.length === 0) return { places: [], unclear: { kind: "no_such_place" } };
    for (const id of ids) places.add(id);
  }
  if (places.size === 0) throw new UnusablePlan("no place");
  return { places: [...places], unclear: null };
}

/** Of the turns before: a place by its number in the last list, or those that were asked about since, else the first of that list. */
function before(place: { readonly shown: number } | { readonly spoken_of: true }, past: readonly PastTurn[]): string[] {
  const told = past.filter(({ shown }) => shown.length > 0);
  const listed = told.findLast(({ understood }) => understood.intent === "find") ?? told.at(-1);
  const ids = listed?.shown.map(({ id }) => id) ?? [];
  if ("shown" in place) return ids.slice(place.shown - 1, place.shown);
  const last = past.findLast(({ understood, shown }) => shown.length > 0 || understood.places.length > 0);
  return last && last.understood.intent !== "find" && last.understood.places.length > 0
    ? [...last.understood.places]
    : ids.slice(0, 1);
}

async function namedPlaces(name: string, tools: GuideTools) {
  const known = await tools.known([name], MOST_OPTIONS);
  return known.flatMap(({ kind, id, text, city }) =>
    kind === "restaurant" && id !== undefined ? [{ id, name: text, city: city ?? "" }] : [],
  );
}
