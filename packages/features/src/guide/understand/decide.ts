import type { Slots, Unclear, Understood } from "../slots.ts";
import { among } from "./among.ts";
import { factSlots, type Meant, placesMeant, topicsOf } from "./facts.ts";
import { followed, goesOn } from "./follow.ts";
import { type Known, plain } from "./known.ts";
import { fact } from "./place-question.ts";
import { lastList } from "./shown.ts";
import { isBare, isSpecific } from "./slots.ts";

const MOST_OPTIONS = 6;

/** What a message means: what must not be answered first, then what is asked of places, then what looks for some. */
export function decided(known: Known): Understood {
  const meant = placesMeant(known.said, known.question);
  return (
    refused(known, meant) ??
    comparing(known, meant) ??
    among(known, meant) ??
    fact(known, meant) ??
    further(known) ??
    finding(known) ??
    lost(known)
  );
}

/** Other orders, other subjects, questions of health, bookings, and what the guide is. */
function refused(known: Known, meant: Meant): Understood | null {
  const { talk, said, own, question } = known;
  const isAboutFood = talk.domain && isSpecific(own);
  if (talk.gives === "orders" || (talk.other && !talk.medical && (talk.gives === "writing" || !isAboutFood)))
    return plain(known, "refuse");
  if (talk.medical) {
    const how = goesOn(said, own, question.past);
    const slots = how === "nothing" ? own : followed(known, "where");
    const diets =
      talk.celiac && !slots.diets.includes("gluten_free") ? [...slots.diets, "gluten_free" as const] : slots.diets;
    const places = meant.named || said.referred.kind !== "none" ? meant.ids : [];
    return { ...plain(known, "medical", { ...slots, diets }), places, isFollowUp: how !== "nothing" };
  }
  if (talk.booking && !(talk.asksBookable && (meant.named || own.city !== null || talk.domain)))
    return { ...plain(known, "refuse", own), places: meant.named || said.referred.kind !== "none" ? meant.ids : [] };
  if (talk.help && isBare(own) && !meant.named) return plain(known, "help");
  return null;
}

/** Which of some is better: those that are named, or all that were shown. */
function comparing(known: Known, meant: Meant): Understood | null {
  const { talk, said, question } = known;
  const shown = lastList(question.past).map(({ id }) => id);
  const named = meant.named && meant.ids.length > 1;
  if (!talk.compares && !(named && said.following.includes("also") && said.topics.length === 0)) return null;
  const places = named ? meant.ids : shown;
  if (places.length < 2) return meant.unclear ? { ...plain(known, "compare"), unclear: meant.unclear } : null;
  const topics = topicsOf(said).filter((topic) => topic !== "summary");
  return {
    ...plain(known, "compare", factSlots(known.own, said)),
    places,
    topics,
    isFollowUp: !named || said.referred.kind !== "none",
  };
}

/** Places that fit what was said now, with what still counts of the turns before. */
function further(known: Known): Understood | null {
  const { said, own, question } = known;
  const how = goesOn(said, own, question.past);
  if (how === "nothing" || !saysSomething(known)) return null;
  const slots = followed(known, how);
  return { ...plain(known, "find", slots), isFollowUp: true, unclear: unclearIn(known, slots) };
}

const saysSomething = ({ said, own, talk }: Known): boolean =>
  !isBare(own) ||
  said.wants.diets.length > 0 ||
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
