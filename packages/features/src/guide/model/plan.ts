import type { Slots, Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { noSlots } from "../understand/slots.ts";
import type { AboutCall, LookingCall } from "./plan-calls.ts";
import { whenOf } from "./plan-when.ts";

/** Places of one name that are offered to choose from, at most. */
const MOST_OPTIONS = 5;

/** A plan that means nothing that there is. */
export class UnusablePlan extends Error {
  override readonly name = "UnusablePlan";
}

/** What a search by a model means: names are ours already, dishes are looked up. */
export async function lookingFor(call: LookingCall, question: Question, tools: GuideTools): Promise<Understood> {
  const dishes = await knownDishes([...call.dishes, ...call.not_dishes], tools);
  const slots = slotsOf(call, question, dishes);
  const isAnywhere = slots.city === null && slots.neighborhood === null && !slots.nearby;
  const options = isAnywhere && !isSpecific(slots) ? (await tools.cities()).slice(0, MOST_OPTIONS) : null;
  return {
    ...{ language: call.language, intent: "find", slots, places: [], topics: [], isFollowUp: call.goes_on },
    unclear: slots.nearby && !question.near ? { kind: "position" } : options && { kind: "city", options },
  };
}

const isSpecific = ({ cuisines, dishes, diets, attributes, concepts, price, ratingMin }: Slots): boolean =>
  [cuisines, dishes, diets, attributes, concepts, price].some((asked) => asked.length > 0) || ratingMin !== null;

function slotsOf(call: LookingCall, question: Question, dishes: ReadonlyMap<string, string>): Slots {
  const named = (asked: readonly string[]) => asked.map((dish) => dishes.get(dish) ?? dish);
  const when = call.when && whenOf(call.when, question.now);
  if (when === undefined) throw new UnusablePlan("a time that there is not");
  return {
    ...{ city: call.city, neighborhood: call.neighborhood, nearby: call.nearby, radius: call.radius_m },
    ...{ cuisines: call.cuisines, dishes: named(call.dishes), diets: call.diets, attributes: call.attributes },
    ...{ concepts: call.moods, price: call.price_levels, ratingMin: call.rating_min, party: call.party, when },
    ...{ chains: call.without_chains ? "without" : null, order: call.order, count: call.count },
    not: {
      ...{ cuisines: call.not_cuisines, dishes: named(call.not_dishes), concepts: call.not_moods },
      attributes: call.not_attributes,
      places: call.others_than_shown ? shownBefore(question) : [],
    },
  };
}

const shownBefore = ({ past }: Question): string[] => [
  ...new Set(past.flatMap(({ shown }) => shown.map(({ id }) => id))),
];

/** Dishes by how they were asked for, as menus write them. Throws UnusablePlan for one that is on no menu. */
async function knownDishes(asked: readonly string[], tools: GuideTools): Promise<ReadonlyMap<string, string>> {
  const known = asked.length === 0 ? [] : await tools.known(asked, 1);
  const dishes = new Map(known.flatMap(({ kind, phrase, text }) => (kind === "dish" ? [[phrase, text] as const] : [])));
  if (asked.some((dish) => !dishes.has(dish))) throw new UnusablePlan("a dish that is on no menu");
  return dishes;
}

/** What a question about places means. Throws UnusablePlan where nothing of ours has a name that it says. */
export async function about(
  intent: "fact" | "compare",
  call: AboutCall,
  question: Question,
  tools: GuideTools,
): Promise<Understood> {
  const dishes = await knownDishes(call.dishes, tools);
  const base = {
    ...{ language: call.language, intent, topics: call.topics, isFollowUp: call.goes_on },
    slots: { ...noSlots, dishes: [...dishes.values()] },
  };
  const shown = question.past.findLast((turn) => turn.shown.length > 0)?.shown ?? [];
  const places: string[] = [];
  for (const place of call.places) {
    const options = "shown" in place ? [] : await namedPlaces(place.name, tools);
    const id = "shown" in place ? shown[place.shown - 1]?.id : options[0]?.id;
    if (id === undefined && "shown" in place) return { ...base, places: [], unclear: { kind: "no_such_place" } };
    if (id === undefined) throw new UnusablePlan("a place that we do not know");
    if (options.length > 1 && "name" in place)
      return { ...base, places: [], unclear: { kind: "place", said: place.name, options } };
    places.push(id);
  }
  if (places.length === 0) throw new UnusablePlan("no place");
  return { ...base, places, unclear: null };
}

async function namedPlaces(name: string, tools: GuideTools) {
  const known = await tools.known([name], MOST_OPTIONS);
  return known.flatMap(({ kind, id, text, city }) =>
    kind === "restaurant" && id !== undefined ? [{ id, name: text, city: city ?? "" }] : [],
  );
}
