import { askers, impliedTopics, openers } from "../lexicon/choosing.ts";
import { mostOf } from "../retrieve/most.ts";
import type { Order, Slots, Topic, Understood, When } from "../slots.ts";
import type { PastTurn } from "../turn.ts";
import { factSlots, type Meant, topicsOf } from "./facts.ts";
import { type Known, plain } from "./known.ts";
import type { Said } from "./said.ts";
import { lastList } from "./shown.ts";
import { isBare, noSlots } from "./slots.ts";

/** What is asked among the places that were shown last: which of them are so, which is the most so, or something about that one. */
export function among(known: Known, meant: Meant): Understood | null {
  const { said, own, question } = known;
  const shown = lastList(question.past).map(({ id }) => id);
  const { ofShown, most } = said.choice;
  if (shown.length === 0 || (!ofShown && most === null) || looksFurther(known, meant)) return null;
  const slots = { ...wishes(known), order: most ?? "best", count: said.choice.count };
  const isWished = !isBare({ ...slots, order: "best", count: null });
  if (most === null && !isWished) return null;
  if (most === "distance" && !question.near)
    return { ...plain(known, "find", slots), isFollowUp: true, unclear: { kind: "position" } };
  return aboutMost(isWished) ?? { ...plain(known, "find", slots), places: shown, isFollowUp: true };

  /** What is asked of a place is not looked for: then the one that is the most is meant. */
  function aboutMost(asksMore: boolean): Understood | null {
    if (most === null) return null;
    const topics = topicsBeside(most, said);
    if (topics.length === 0 && !(asksMore && !ofShown && openers.has(said.first))) return null;
    const places = mostOf(known.shown, most, question.near, said.choice.count).map(({ id }) => id);
    if (places.length === 0) return null;
    const asked = topicsOf({ ...said, topics });
    return { ...plain(known, "fact", factSlots(own, said)), places, topics: asked, isFollowUp: true };
  }
}

/** What is asked of a place beside what makes it the most; "what is the cheapest?" asks for nothing more. */
const topicsBeside = (most: Order, { topics, choice, first }: Said): Topic[] =>
  topics.filter(
    (topic) =>
      !impliedTopics[most].includes(topic) &&
      !isWish(topic, { choice, first }) &&
      !(topic === "summary" && askers.has(first)),
  );

/** "Which are open?" and "the cheapest that is open" look for what is open; "is the cheapest open?" asks whether it is. */
const isWish = (topic: Topic, { choice, first }: Pick<Said, "choice" | "first">): boolean =>
  topic === "open" && (choice.ofShown || !openers.has(first));

/** Whether a message asks for other places, or names some. */
function looksFurther({ said, own }: Known, meant: Meant): boolean {
  const { ofShown } = said.choice;
  return (
    meant.named ||
    own.city !== null ||
    own.neighborhood !== null ||
    said.city !== null ||
    (said.price !== null && "step" in said.price) ||
    said.following.some((kind) => kind === "another" || kind === "instead") ||
    (!ofShown && own.cuisines.length + own.dishes.length > 0)
  );
}

/** What the places have to be; "open" without a time is now. */
function wishes({ said, own, question }: Known): Slots {
  const now: When = { kind: "at", open: { instant: question.now } };
  const isOpen = said.topics.includes("open") && isWish("open", said);
  return { ...noSlots, ...wished(own), when: own.when ?? (isOpen ? now : null) };
}

const wished = ({ cuisines, dishes, diets, attributes, concepts, price, ratingMin, chains, not }: Slots) => ({
  ...{ cuisines, dishes, diets, attributes, concepts, price, ratingMin, chains, not },
});

/** Whether a turn asked among places that were shown before. */
export const isAmong = ({ intent, places }: Understood): boolean => intent === "find" && places.length > 0;

/** What each place has its own of. */
const own: readonly Topic[] = ["phone", "address", "website", "hours", "menu", "inspection"];

/** Whether a message asks something of one place and names none, where several were told last, none of them before the others. */
export function isOneOfSeveral({ places, referred, topics, slots }: Said, past: readonly PastTurn[]): boolean {
  const last = past.at(-1);
  if (!last || last.shown.length < 2 || places.length > 0) return false;
  if (referred.kind === "none") return last.understood.intent === "find" && topics.some((topic) => own.includes(topic));
  const asked = topics.length + slots.attributes.length + slots.diets.length + slots.dishes.length;
  return referred.kind === "one" && isAmong(last.understood) && asked > 0;
}

/** Whether a message needs to know what was shown as it is told now. */
export const needsShown = (said: Said, past: readonly PastTurn[]): boolean =>
  (said.price !== null && "step" in said.price) || said.choice.most !== null || isOneOfSeveral(said, past);

/** What a search wished for, with what was asked among the places that it showed. */
export const joined = (before: Slots, { attributes, diets, concepts, dishes, when, ...more }: Slots): Slots => ({
  ...before,
  attributes: union(before.attributes, attributes),
  diets: union(before.diets, diets),
  concepts: union(before.concepts, concepts),
  dishes: union(before.dishes, dishes),
  when: when ?? before.when,
  price: more.price.length > 0 ? more.price : before.price,
  ratingMin: more.ratingMin ?? before.ratingMin,
});

const union = <Value>(one: readonly Value[], other: readonly Value[]): Value[] => [...new Set([...one, ...other])];
