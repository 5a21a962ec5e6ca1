import type { Slots, Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { lastList } from "../understand/shown.ts";
import { noSlots } from "../understand/slots.ts";
import type { AboutCall, LookingCall } from "./plan-calls.ts";
import { placesMeant } from "./plan-places.ts";
import { whenOf } from "./plan-when.ts";
import { UnusablePlan } from "./unusable-plan.ts";

/** Cities that are offered to choose from, at most. */
const MOST_OPTIONS = 5;

/** What a search by a model means: names are ours already, dishes are looked up. */
export async function lookingFor(call: LookingCall, question: Question, tools: GuideTools): Promise<Understood> {
  const dishes = await knownDishes([...call.dishes, ...call.not_dishes], tools);
  const slots = slotsOf(call, question, dishes);
  const isAnywhere = slots.city === null && slots.neighborhood === null && !slots.nearby;
  const places = call.among_shown ? lastList(question.past).map(({ id }) => id) : [];
  const options =
    isAnywhere && places.length === 0 && !isSpecific(slots) ? (await tools.cities()).slice(0, MOST_OPTIONS) : null;
  return {
    ...{ language: call.language, intent: "find", slots, places, topics: [], isFollowUp: call.goes_on },
    unclear: slots.nearby && !question.near ? { kind: "position" } : options && { kind: "city", options },
  };
}

const isSpecific = ({ cuisines, dishes, diets, attributes, concepts, price, ratingMin }: Slots): boolean =>
  [cuisines, dishes, diets, attributes, concepts, price].some((asked) => asked.length > 0) || ratingMin !== null;

function slotsOf(call: LookingCall, question: Question, dishes: ReadonlyMap<string, string>): Slots {
  const named = (asked: readonly string[]) => asked.map((dish) => dishes.get(dish) ?? dish);
  const when = whenIn(call, question);
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
  const { diets, attributes, moods: concepts } = call;
  const slots = { ...noSlots, dishes: [...dishes.values()], diets, attributes, concepts, when: whenIn(call, question) };
  return {
    ...{ language: call.language, intent, topics: call.topics, isFollowUp: call.goes_on, slots },
    ...(call.subject.length > 0 && { subject: call.subject.map(withoutArticle) }),
    ...(await placesMeant(call.places, question, tools)),
  };
}

/** "The music" is looked for as "music". */
const withoutArticle = (words: string): string =>
  words.replace(/^(?:the|an?|der|die|das|den|dem|eine?|einen)\s+(?=\S)/iu, "");

function whenIn({ when }: Pick<LookingCall, "when">, { now }: Question): Slots["when"] {
  const meant = when && whenOf(when, now);
  if (meant === undefined) throw new UnusablePlan("a time that there is not");
  return meant;
}
