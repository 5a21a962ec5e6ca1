import type { Slots, Topic, Unclear, Understood } from "../slots.ts";
import type { Question } from "../turn.ts";
import { factSlots, isElliptic, type Meant, placesMeant, topicsOf } from "./facts.ts";
import { followed, goesOn } from "./follow.ts";
import type { Lists, Said } from "./said.ts";
import { lastShown } from "./shown.ts";
import { isBare, isSpecific, noSlots } from "./slots.ts";
import type { Talk } from "./talk.ts";

/** All that is known of a message when it is decided what it means. */
export interface Known {
  readonly question: Question;
  readonly said: Said;
  /** What it asks for by itself. */
  readonly own: Slots;
  readonly talk: Talk;
  readonly lists: Lists;
}

const MOST_OPTIONS = 6;

/** What a message means: what must not be answered first, then what is asked of places, then what looks for some. */
export function decided(known: Known): Understood {
  const meant = placesMeant(known.said, known.question);
  return (
    refused(known, meant) ??
    comparing(known, meant) ??
    fact(known, meant) ??
    further(known) ??
    finding(known) ??
    lost(known)
  );
}

const plain = ({ said }: Known, intent: Understood["intent"], slots: Slots = noSlots): Understood => ({
  ...{ language: said.language, intent, slots, places: [], topics: [], isFollowUp: false, unclear: null },
});

/** Other orders, other subjects, questions of health, bookings, and what the guide is. */
function refused(known: Known, meant: Meant): Understood | null {
  const { talk, said, own, question } = known;
  const isAboutFood = talk.domain && isSpecific(own);
  if (talk.gives === "orders" || (talk.other && !talk.medical && (talk.gives === "writing" || !isAboutFood)))
    return plain(known, "refuse");
  if (talk.medical) {
    const how = goesOn(said, own, question.past);
    const slots = how === "nothing" ? own : followed(said, own, question.past, "where");
    const diets =
      talk.celiac && !slots.diets.includes("gluten_free") ? [...slots.diets, "gluten_free" as const] : slots.diets;
    const places = meant.named || said.referred.kind !== "none" ? meant.ids : [];
    return { ...plain(known, "medical", { ...slots, diets }), places, isFollowUp: how !== "nothing" };
  }
  if (talk.booking)
    return { ...plain(known, "refuse", own), places: meant.named || said.referred.kind !== "none" ? meant.ids : [] };
  if (talk.help && isBare(own) && !meant.named) return plain(known, "help");
  return null;
}

/** Which of some is better: those that are named, or all that were shown. */
function comparing(known: Known, meant: Meant): Understood | null {
  const { talk, said, question } = known;
  const shown = lastShown(question.past).map(({ id }) => id);
  const named = meant.named && meant.ids.length > 1;
  if (!talk.compares && !(named && said.following.includes("also") && said.topics.length === 0)) return null;
  const places = named ? meant.ids : shown;
  if (places.length < 2) return meant.unclear ? { ...plain(known, "compare"), unclear: meant.unclear } : null;
  const topics = topicsOf(said).filter((topic) => topic !== "summary");
  return {
    ...plain(known, "compare", factSlots(known.own)),
    places,
    topics,
    isFollowUp: !named || said.referred.kind !== "none",
  };
}

/** Something about a place that is named, counted, or was just spoken of. */
function fact(known: Known, meant: Meant): Understood | null {
  const { said, own, question } = known;
  const before = question.past.at(-1)?.understood;
  if (meant.named && !(meant.unclear?.kind === "no_such_place" && question.past.length === 0 && !isBare(own))) {
    const topics = isBareTopic(said, own) && before?.intent === "fact" ? before.topics : topicsOf(said);
    const isFollowUp = said.referred.kind === "numbered" || topics === before?.topics;
    return { ...plain(known, "fact", factSlots(own)), places: meant.ids, topics, isFollowUp, unclear: meant.unclear };
  }
  if (meant.ids.length === 0) return nowhere(known);
  if (isElliptic(said, own) && isAsked(known))
    return { ...plain(known, "fact", factSlots(own)), places: meant.ids, topics: topicsOf(said), isFollowUp: true };
  if (before?.intent === "fact" && own.when && isBare({ ...own, when: null }) && said.topics.length === 0)
    return {
      ...before,
      slots: { ...before.slots, when: own.when },
      topics: timely(before.topics),
      language: said.language,
      isFollowUp: true,
    };
  return null;
}

/** Nothing is asked but about which place. */
const isBareTopic = (said: Said, own: Slots): boolean =>
  said.topics.length === 0 && isBare({ ...own, city: null, when: null });

const timely = (topics: readonly Topic[]): readonly Topic[] =>
  topics.some((topic) => topic === "open" || topic === "hours") ? topics : ["open"];

/** Whether a message asks something of what was shown: by a word for it, or by what only places have. */
function isAsked({ said, own, talk }: Known): boolean {
  if (said.order !== null || (said.price !== null && "step" in said.price)) return false;
  if (said.following.some((kind) => kind === "another" || kind === "instead")) return false;
  const topics = said.topics.filter((topic) => topic !== "open");
  const refers = said.referred.kind === "one" || said.referred.kind === "all";
  const asks = said.topics.length > 0 || isSpecific(own) || own.when !== null;
  return (
    (refers && asks) ||
    (topics.length > 0 && !isSpecific(own)) ||
    (said.topics.length > 0 && talk.asks && own.when !== null && startsWithVerb(said))
  );
}

const startsWithVerb = ({ first }: Said): boolean =>
  [
    "is",
    "are",
    "ist",
    "sind",
    "hat",
    "haben",
    "when",
    "wann",
    "هل",
    "متى",
    "does",
    "do",
    "till",
    "until",
    "bis",
  ].includes(first);

/** Something is asked of a place, and none is known. */
function nowhere(known: Known): Understood | null {
  const { said, own, talk, question } = known;
  const topics = said.topics.filter((topic) => !["open", "rating", "price", "reviews"].includes(topic));
  if (
    topics.length === 0 ||
    talk.domain ||
    !isBare({ ...own, when: null }) ||
    question.past.some(({ shown }) => shown.length > 0)
  )
    return null;
  const unclear: Unclear = said.strange
    ? { kind: "place", said: said.strange, options: [] }
    : { kind: "no_such_place" };
  return { ...plain(known, "fact", factSlots(own)), topics: topicsOf(said), unclear };
}

/** Places that fit what was said now, with what still counts of the turns before. */
function further(known: Known): Understood | null {
  const { said, own, question } = known;
  const how = goesOn(said, own, question.past);
  if (how === "nothing" || !saysSomething(known)) return null;
  const slots = followed(said, own, question.past, how);
  return { ...plain(known, "find", slots), isFollowUp: true, unclear: unclearIn(known, slots) };
}

const saysSomething = ({ said, own, talk }: Known): boolean =>
  !isBare(own) ||
  said.city !== null ||
  said.price !== null ||
  said.order !== null ||
  said.following.includes("another") ||
  talk.domain;

function finding(known: Known): Understood | null {
  const { own, said, talk } = known;
  if (isBare(own) && said.city === null && !talk.domain) return null;
  const { near } = known.question;
  const slots =
    near && own.city === null && own.neighborhood === null && said.city === null ? { ...own, nearby: true } : own;
  return { ...plain(known, "find", slots), unclear: unclearIn(known, slots) };
}

function unclearIn({ said, question, lists }: Known, slots: Slots): Unclear | null {
  const options = lists.cities.slice(0, MOST_OPTIONS);
  if (said.city && "unknown" in said.city) return { kind: "unknown_city", said: said.city.unknown, options };
  if (said.order === "distance" && !question.near) return { kind: "position" };
  if (slots.city !== null || slots.neighborhood !== null) return null;
  if (slots.nearby) return question.near ? null : { kind: "position" };
  return isSpecific(slots) ? null : { kind: "city", options };
}

/** A greeting, a question about something else, or nothing that is known. */
function lost(known: Known): Understood {
  const { talk, said } = known;
  if (talk.small) return plain(known, "smalltalk");
  return plain(known, talk.gives === "writing" || (talk.asks && said.words > 3) ? "refuse" : "unclear");
}
