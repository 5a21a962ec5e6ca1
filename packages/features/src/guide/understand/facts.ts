import type { ConceptName } from "../lexicon/concepts.ts";
import type { Slots, Topic, Unclear, Understood } from "../slots.ts";
import type { Question } from "../turn.ts";
import type { NamedPlace } from "./names.ts";
import type { Said } from "./said.ts";
import { focusOf, lastList, lastShown, optionsAsked } from "./shown.ts";
import { noSlots } from "./slots.ts";

/** Of which places a message speaks: those that it names or counts, or those that were shown. */
export interface Meant {
  readonly ids: readonly string[];
  /** Whether it says so itself, and not only by "it" or "they". */
  readonly named: boolean;
  readonly unclear: Unclear | null;
}

export function placesMeant(said: Said, question: Question): Meant {
  const { referred, places } = said;
  const named = places.map((place) => chosenOf(place, said, question));
  const open = named.find((each) => each.unclear);
  if (open) return open;
  const ids = named.flatMap((each) => each.ids);
  if (referred.kind === "numbered") return { ids: unique([...ids, ...referred.ids]), named: true, unclear: null };
  if (referred.kind === "missing")
    return { ids, named: true, unclear: ids.length > 0 ? null : { kind: "no_such_place" } };
  if (ids.length > 0) return { ids: unique(ids), named: true, unclear: null };
  const chosen = cityChosen(said, question);
  if (chosen) return { ids: [chosen], named: true, unclear: null };
  const focus = focusOf(question.past);
  if (referred.kind === "all") return { ids: shownOf(said, question).map(({ id }) => id), named: false, unclear: null };
  return { ids: focus ? [focus] : [], named: false, unclear: null };
}

/** "The list again" is the list, whatever was told of one place of it. */
const shownOf = ({ again }: Said, { past }: Question) => (again.includes("again") ? lastList(past) : lastShown(past));

const unique = <Value>(all: readonly Value[]): Value[] => [...new Set(all)];

/** "The one in Lisbon", where it was asked which of several is meant. */
function cityChosen({ slots, wants, topics }: Said, { past }: Question): string | null {
  const isOnlyCity = topics.length === 0 && Object.values(wants).every((list) => list.length === 0);
  const [only, ...others] = optionsAsked(past).filter(({ city }) => slots.city !== null && city === slots.city);
  return only && others.length === 0 && isOnlyCity ? only.id : null;
}

/** Of several places of one name: the one that was shown, or the one in the city that is named. */
function chosenOf({ said: name, options }: NamedPlace, { slots }: Said, { past }: Question): Meant {
  const shown = new Set([...lastShown(past), ...lastList(past)].map(({ id }) => id));
  const [only, ...others] =
    [
      options.filter(({ id }) => shown.has(id)),
      options.filter(({ city }) => slots.city !== null && city === slots.city),
      options,
    ].find((some) => some.length > 0) ?? [];
  if (only && others.length === 0) return { ids: [only.id], named: true, unclear: null };
  return { ids: [], named: true, unclear: { kind: "place", said: name, options } };
}

/** What is asked about a place; the summary where nothing is said. */
export function topicsOf(said: Said): Topic[] {
  const { topics, slots, wants, subject } = said;
  const asked = new Set<Topic>(topics);
  if (asked.has("hours")) asked.delete("open");
  if (asked.has("open") && slots.concepts.length > 0) asked.delete("open");
  if (slots.dishes.length > 0 || subject.dish !== null) {
    // What a dish costs stands beside it.
    for (const whole of ["menu", "price", "sold_out"] as const) asked.delete(whole);
    asked.add("dish");
  }
  const ofDishes = ["sold_out", "cheapest_dish", "priciest_dish"] as const;
  // "The cheapest on the menu" asks for no other dish.
  if (ofDishes.some((topic) => asked.has(topic))) for (const whole of ["menu", "price"] as const) asked.delete(whole);
  if (subject.opinion.length > 0) asked.add("reviews");
  if (wants.diets.length > 0) {
    asked.add("diets");
    asked.delete("menu");
  }
  if (slots.attributes.length > 0) asked.add("attributes");
  // The card that is paid with is no menu: both are "Karte" in German.
  if (slots.attributes.includes("cards")) asked.delete("menu");
  if (slots.price.length > 0 && !asked.has("dish")) asked.add("price");
  if (conceptsAsked(said).length > 0) asked.add("reviews");
  if (asked.size > 1) asked.delete("summary");
  return asked.size > 0 ? [...asked] : ["summary"];
}

/** What reviews are to tell: "is it not quiet?" and "is it loud?" ask of quiet, too. */
export function conceptsAsked({ topics, slots, wants, subject }: Said): ConceptName[] {
  const isOther = topics.length > 0 || slots.dishes.length > 0 || subject.dish !== null || subject.opinion.length > 0;
  return unique([...wants.concepts.map(({ value }) => value), ...(isOther ? [] : wants.opposites)]);
}

/** Of a question about a place only what it asks of it counts; "is it not vegan?" asks of vegan, too. */
export const factSlots = (own: Slots, said: Said): Slots => ({
  ...noSlots,
  ...{
    dishes: own.dishes,
    diets: said.wants.diets.map(({ value }) => value),
    attributes: own.attributes,
    concepts: conceptsAsked(said),
    when: own.when,
    party: own.party,
  },
});

/** What it asks of a place in its own words. */
export function subjectAsked(said: Said, own: Slots): Pick<Understood, "subject"> {
  const { dish, opinion, perhaps } = said.subject;
  const isBare = topicsOf(said).every((topic) => topic === "summary");
  const known = dish !== null && own.dishes.length === 0 ? [dish] : opinion;
  const subject = isBare && perhaps !== null ? [perhaps] : known;
  return subject.length > 0 ? { subject } : {};
}

/** Whether a message can only be about what was shown: it asks for something of a place, and for no places. */
export function isElliptic(said: Said, own: Slots): boolean {
  const looksFor =
    own.city !== null ||
    own.neighborhood !== null ||
    (own.cuisines.length > 0 && said.subject.dish === null && said.subject.opinion.length === 0) ||
    own.count !== null ||
    said.order !== null ||
    own.ratingMin !== null ||
    own.nearby;
  return !looksFor && said.city === null;
}
