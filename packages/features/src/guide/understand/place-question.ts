import type { Topic, Unclear, Understood } from "../slots.ts";
import { isOneOfSeveral } from "./among.ts";
import { conceptsAsked, factSlots, isElliptic, type Meant, subjectAsked, topicsOf } from "./facts.ts";
import { timed } from "./follow.ts";
import { type Known, plain } from "./known.ts";
import type { Said } from "./said.ts";
import { isBare, isSpecific } from "./slots.ts";

/** Something about a place that is named, counted, or was just spoken of. */
export function fact(known: Known, meant: Meant): Understood | null {
  const { said, own, question } = known;
  const before = question.past.at(-1)?.understood;
  if (meant.named && !(meant.unclear?.kind === "no_such_place" && question.past.length === 0 && !isBare(own))) {
    const { ids: places, unclear } = meant;
    if (before && asksTheSame(known, meant, before)) return { ...again(before, known), places, unclear };
    const isFollowUp = said.referred.kind === "numbered";
    return { ...questionOf(known), places, isFollowUp, unclear };
  }
  if (meant.ids.length === 0) return nowhere(known);
  if (isElliptic(said, own) && isAsked(known) && isOneOfSeveral(said, question.past) && known.shown.length > 1)
    return whichOf(known);
  if (isElliptic(said, own) && isAsked(known)) return { ...questionOf(known), places: meant.ids, isFollowUp: true };
  const isTime = own.when !== null && isBare({ ...own, when: null }) && said.topics.length === 0;
  const wasAsked = before?.unclear === null || before?.unclear?.kind === "date";
  return before?.intent === "fact" && wasAsked && isTime ? again(before, known) : null;
}

/** What is asked of one of several that were shown, and nothing tells of which. */
const whichOf = (known: Known): Understood => ({
  ...questionOf(known),
  isFollowUp: true,
  unclear: { kind: "shown", options: known.shown.map(({ id, name, city }) => ({ id, name, city })) },
});

const questionOf = (known: Known): Understood => {
  const { said, own } = known;
  return { ...plain(known, "fact", factSlots(own, said)), topics: topicsOf(said), ...subjectAsked(said, own) };
};

/** The question before once more, with another time where one is said; whether it could be answered is looked at anew. */
function again(before: Understood, { said, own }: Known): Understood {
  const { slots, places, topics, subject } = before;
  return {
    ...{
      language: said.language,
      intent: "fact",
      isFollowUp: true,
      unclear: null,
      places,
      ...(subject && { subject }),
    },
    slots: { ...slots, when: timed(own.when, slots.when, said) },
    topics: own.when ? timely(topics) : topics,
  };
}

/** Whether a message only names another place for the question before: "and the second one?", or which one was meant when that was asked. */
function asksTheSame({ said, own, question }: Known, { ids }: Meant, before: Understood): boolean {
  const isOnlyPlace =
    said.topics.length === 0 &&
    said.wants.diets.length === 0 &&
    said.subject.opinion.length === 0 &&
    isBare({ ...own, city: null, when: null });
  if (before.intent !== "fact" || !isOnlyPlace || said.again.length > 0) return false;
  const isOther = ids.length === 0 || ids.some((id) => !before.places.includes(id));
  const joins = said.following.some((kind) => kind === "goes_on" || kind === "also");
  return (
    before.unclear !== null ||
    own.when !== null ||
    joins ||
    isJoining(said) ||
    (isOther && /[?؟]/.test(question.message))
  );
}

const joining = new Set(["and", "or", "und", "oder", "also", "auch", "then"]);
/** "And" is written onto an Arabic word. */
const isJoining = ({ first }: Said): boolean => joining.has(first) || /^و./.test(first) || first === "و";

const timely = (topics: readonly Topic[]): readonly Topic[] =>
  topics.some((topic) => topic === "open" || topic === "hours") ? topics : ["open"];

/** Whether a message asks something of what was shown: by a word for it, or by what only places have. */
function isAsked({ said, own, talk }: Known): boolean {
  if (said.order !== null || (said.price !== null && "step" in said.price)) return false;
  if (said.following.some((kind) => kind === "another" || kind === "instead")) return false;
  // "It need not be vegan" is no question.
  if (said.wants.diets.some(({ wanted }) => !wanted) && !talk.asks) return false;
  const topics = said.topics.filter((topic) => topic !== "open");
  const refers = said.referred.kind === "one" || said.referred.kind === "all";
  const isAgain = said.again.includes("again") && !talk.domain;
  const isOpinion = said.subject.opinion.length > 0;
  const asks =
    said.topics.length > 0 ||
    isSpecific(own) ||
    said.wants.diets.length > 0 ||
    conceptsAsked(said).length > 0 ||
    own.when !== null ||
    isAgain;
  return (
    (refers && asks) ||
    isOpinion ||
    (topics.length > 0 && (said.subject.dish !== null || !isSpecific(own))) ||
    (said.topics.length > 0 && talk.asks && own.when !== null && startsWithVerb(said))
  );
}

const verbs = "is are ist sind hat haben when wann هل متى does do till until bis".split(" ");
const startsWithVerb = ({ first }: Said): boolean => verbs.includes(first);

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
  return { ...plain(known, "fact", factSlots(own, said)), topics: topicsOf(said), unclear };
}
