import { type Again, againWords, type Following, followingWords } from "../lexicon/following.ts";
import { topicWords } from "../lexicon/topics.ts";
import type { GuideLanguage } from "../rules.ts";
import type { Order, Slots, Topic } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { amountIn, countIn, partyIn, ratingIn } from "./amounts.ts";
import { type Choice, choiceIn, noChoice } from "./choosing.ts";
import { eatenWords } from "./cuisines.ts";
import { isDenied } from "./denied.ts";
import { levelsIn } from "./levels.ts";
import { type Named, type NamedPlace, namesIn } from "./names.ts";
import { type CitySaid, cityIn, type Neighborhood, neighborhoodIn, written } from "./places.ts";
import { type PriceSaid, priceIn, within } from "./price-said.ts";
import { radiusIn } from "./radius.ts";
import { isCapital, isFunctionWord, metFreely, type Reading, take, wordAt } from "./reading.ts";
import { focusOf, type Referred, referredIn } from "./shown.ts";
import { noSlots } from "./slots.ts";
import { noSubject, type SubjectSaid, subjectIn } from "./subject.ts";
import { unheardIn } from "./unheard.ts";
import { type Want, type Wants, wantsIn } from "./wants.ts";
import { waysIn } from "./ways.ts";
import { type TimeSaid, timeIn, whenOf } from "./when.ts";

/** All that a message says, whatever it goes on from. */
export interface Said {
  readonly language: GuideLanguage;
  readonly words: number;
  /** Its first word, folded; and a name in it, as it is written, that nothing is known of. */
  readonly first: string;
  readonly strange: string | null;
  readonly city: CitySaid | null;
  readonly places: readonly NamedPlace[];
  readonly referred: Referred;
  readonly wants: Wants;
  readonly price: PriceSaid;
  readonly order: Order | null;
  readonly choice: Choice;
  readonly time: TimeSaid | null;
  readonly topics: readonly Topic[];
  readonly following: readonly Following[];
  readonly again: readonly Again[];
  readonly subject: SubjectSaid;
  readonly slots: Omit<Slots, "when" | "not" | "order">;
}

/** The index's words. */
export interface Lists {
  readonly cities: readonly string[];
  readonly cuisines: readonly string[];
  readonly neighborhoods: readonly Neighborhood[];
}

const valuesOf = <Value>(wants: readonly Want<Value>[], are: boolean): Value[] =>
  wants.filter(({ wanted }) => wanted === are).map(({ value }) => value);

/** What a message says in words of lexicons and lists, with what stands in the index. */
export async function saidIn(
  reading: Reading,
  text: string,
  question: Question,
  lists: Lists,
  tools: GuideTools,
): Promise<Said> {
  const { places, dishes } = await namesIn(reading, tools, text, cuisineTest(lists.cuisines));
  const topics = metFreely(reading, topicWords).map(({ value }) => value);
  const following = metFreely(reading, followingWords).map(({ value }) => value);
  const again = metFreely(reading, againWords).map(({ value }) => value);
  const first = wordAt(reading, 0);
  const subject = subjectSaid(reading, question, lists, topics);
  const chosen = choiceIn(reading);
  const known = readOnce(reading, text, question, lists, dishes);
  const isOfDishes = asksOfDishes(topics, places.length > 0 || known.referred.kind !== "none", question);
  const isFirst = question.past.length === 0 && places.length === 0 && known.referred.kind === "none";
  const unheard = isFirst && isNothingWanted(known) ? unheardIn(reading) : null;
  const read: Read =
    unheard === null ? known : { ...known, wants: { ...known.wants, dishes: [{ value: unheard, wanted: true }] } };
  return {
    ...{ ...read, language: reading.language, words: reading.tokens.length, first, strange: strangeIn(reading) },
    ...{
      places,
      topics: [...new Set(topics)],
      following,
      again,
      subject,
      choice: isOfDishes ? noChoice : chosen,
      order: isOfDishes ? null : read.ways.order,
      slots: slotsRead(read),
    },
  };
}

/** "The cheapest dish" of a place that is named, or was spoken of, is no order of places. */
const asksOfDishes = (topics: readonly Topic[], isOfPlace: boolean, { past }: Question): boolean =>
  (topics.includes("cheapest_dish") || topics.includes("priciest_dish")) && (isOfPlace || focusOf(past) !== null);

/** What is asked of a place in words of its own: names of places and cities are none of them. */
function subjectSaid(reading: Reading, { past }: Question, lists: Lists, topics: readonly Topic[]): SubjectSaid {
  if (past.length === 0 && !reading.taken.includes(true)) return noSubject;
  const named: Reading = { ...reading, taken: [...reading.taken] };
  neighborhoodIn(named, lists.neighborhoods);
  cityIn(named, lists.cities);
  return subjectIn(named, topics, past.at(-1)?.understood.intent === "fact");
}

const isNothingWanted = ({ wants, city, ways }: Read): boolean =>
  Object.values(wants).every((all) => all.length === 0) && (city !== null ? "known" in city : ways.nearby);

/** Whether a word by itself is a cuisine. */
function cuisineTest(cuisines: readonly string[]): (word: string) => boolean {
  const { byFirst } = eatenWords(cuisines).phrases;
  return (word) => (byFirst.get(word) ?? []).some(({ words, value }) => words.length === 1 && value.kind === "cuisine");
}

type Read = ReturnType<typeof readOnce>;

/** Reads what is surest first: what was understood is not understood again as something else. */
function readOnce(reading: Reading, text: string, question: Question, lists: Lists, dishes: Named["dishes"]) {
  const radius = radiusIn(reading);
  const ratingMin = ratingIn(reading);
  const amount = levelsIn(reading) ?? amountIn(reading);
  const named = dishes.map(
    ({ name, from, to }): Want<string> => ({ value: name, wanted: !isDenied(reading, from, to) }),
  );
  for (const { from, to } of dishes) take(reading, from, to);
  // "The least expensive" is no wish for what is expensive.
  const ways = waysIn(reading);
  const price = within(ways.levels, priceIn(reading) ?? (amount ? { levels: amount } : null));
  const count = countIn(reading);
  const party = partyIn(reading);
  const time = timeIn(reading, text, question.now);
  const neighborhood = neighborhoodIn(reading, lists.neighborhoods);
  const city = cityIn(reading, lists.cities);
  const referred = referredIn(reading, question);
  const wants = wantsIn(reading, lists.cuisines);
  const all: Wants = { ...wants, dishes: [...named, ...wants.dishes.filter(({ value }) => !covered(value, named))] };
  return { radius, ratingMin, price, ways, time, count, party, city, neighborhood, referred, wants: all };
}

/** What is asked for of all that was read, but for the time: which day it is depends on where it is. */
function slotsRead({ radius, ratingMin, price, ways, count, party, city, neighborhood, wants }: Read): Said["slots"] {
  const known = city && "known" in city ? city.known : null;
  const part = neighborhoodMeant(neighborhood, known);
  return {
    city: known ?? part?.city ?? null,
    neighborhood: part?.name ?? null,
    nearby: ways.nearby || (radius !== null && !city),
    radius: radius ?? ways.radius,
    ...{ chains: ways.chains, ratingMin, party, count, price: price && "levels" in price ? price.levels : [] },
    ...{
      cuisines: valuesOf(wants.cuisines, true),
      dishes: valuesOf(wants.dishes, true),
      diets: valuesOf(wants.diets, true),
    },
    ...{ attributes: valuesOf(wants.attributes, true), concepts: valuesOf(wants.concepts, true) },
  };
}

/** Of parts of towns that bear one name, the one in the city that is named. */
const neighborhoodMeant = (all: readonly Neighborhood[], city: string | null): Neighborhood | undefined =>
  city === null ? all[0] : all.find((each) => each.city === city);

/** A name in capitals that nothing was made of. */
function strangeIn(reading: Reading): string | null {
  const isName = (at: number) => isCapital(reading, at) && !isFunctionWord(reading, at) && !reading.taken[at];
  const from = reading.tokens.findIndex((_, at) => at > 0 && isName(at));
  if (from === -1) return null;
  let to = from + 1;
  while (to < reading.tokens.length && isCapital(reading, to)) to++;
  return written(reading, from, to);
}

const covered = (name: string, named: readonly Want<string>[]): boolean =>
  named.some(({ value }) => value.toLowerCase() === name.toLowerCase());

const early: readonly string[] = ["Coffee", "Bakery", "Breakfast", "Patisserie", "breakfast", "brunch"];
const isEarly = ({ cuisines, attributes }: Said["slots"]): boolean =>
  [...cuisines, ...attributes].some((each) => early.includes(each));

const ends = { down: "cheapest", up: "priciest", any: "best" } as const;

/** What a message asks for by itself, at the clocks of a zone. */
export function slotsOf({ slots, wants, order, price, time }: Said, now: number, zone: string): Slots {
  return {
    ...slots,
    // "Cheaper" than nothing is the cheapest.
    order: order ?? (price && "step" in price ? ends[price.step] : "best"),
    when: time && whenOf(time, now, zone, isEarly(slots)),
    not: {
      ...noSlots.not,
      ...{ cuisines: valuesOf(wants.cuisines, false), dishes: valuesOf(wants.dishes, false) },
      ...{ concepts: valuesOf(wants.concepts, false), attributes: valuesOf(wants.attributes, false) },
    },
  };
}
