import { searchFold } from "@bellyfed/core/search/words";
import { type Met, type Phrases, phrasesOf } from "../lexicon/phrases.ts";
import { subjectOf } from "../lexicon/subjects.ts";
import { topicWords } from "../lexicon/topics.ts";
import { priceWords } from "../lexicon/wishes.ts";
import type { Topic } from "../slots.ts";
import { isOrdinary } from "./names.ts";
import { written } from "./places.ts";
import { isFunctionWord, isOneOf, metFreely, type Reading } from "./reading.ts";

/** Of what a question about a place asks, in its own words. */
export interface SubjectSaid {
  /** What people are to have said something of; empty: of nothing certain. */
  readonly opinion: readonly string[];
  /** A dish whose price is asked, or whether there is one. */
  readonly dish: string | null;
  /** What a place may have or not, of a name that no list knows: a dish, where its menu has one of that name. */
  readonly perhaps: string | null;
}

export const noSubject: SubjectSaid = { opinion: [], dish: null, perhaps: null };

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(searchFold));
const list = (...phrases: readonly string[]): Phrases<true> =>
  phrasesOf(phrases.flatMap((all) => all.split(", ").map((phrase) => [phrase, true as const] as const)));

/** Behind these stands of what people say something. */
const aboutWords = folded(`about of on regarding concerning for to like likes liked mention mentions mentioned enjoy
  über zu zum zur von vom für erwähnen erwähnt mögen mag عن في حول بخصوص تذكر يذكر يذكرون ذكر`);
const andWords = folded("and or und oder و أو");
/** "How is the service": what is asked of is in the list of subjects. */
const howWords = list(
  "how is, how are, hows, how was, how were, how good is, how good are, is the, are the, what is, whats",
  "wie ist, wie sind, wie war, wie gut ist, wie gut sind, ist der, ist die, ist das, sind die",
  "كيف, كيف كانت, كيف كان, ما مدى",
);
/** The same where it goes on from a question about a place. */
const goingOn = list(
  "what about, how about, and, or",
  "und, oder, was ist mit, wie sieht es aus mit, wie sieht es mit, wie ist es mit",
  "ماذا عن, وماذا عن, و",
);
const hasWords =
  folded(`have has serve serves offer offers sell sells got hat haben gibt gibts gibt's serviert servieren verkauft
  يوجد يقدم يقدمون تقدم عندهم لديهم عنده لديه`);
/** Words that are no subject and no dish, though no list has them. */
const noSubjects =
  folded(`guests guest people visitors customers everyone everybody reviewers diners critics compared going coming being eating getting having
  it pay spend expect budget charge per pro je ca circa etwa ungefähr roughly about person people head average total visit night evening usually normally main course portion else
  gäste leute kunden besucher gast menschen zahlen bezahlen ausgeben rechnen person kopf besuch normalerweise schnitt durchschnitt mahlzeit
  الناس الزوار الضيوف الزبائن ندفع أدفع شخص الشخص للشخص الفرد وجبة الوجبة`);
const costs = folded("cost costs kostet kosten يكلف تكلف");
const MOST_WORDS = 4;

/** `reading`: where names of places and cities are taken. `isFact`: the question before was about a place. */
export function subjectIn(reading: Reading, topics: readonly Topic[], isFact: boolean): SubjectSaid {
  const dish = dishIn(reading, topics);
  return {
    opinion: opinionsIn(reading, topics, isFact),
    dish,
    perhaps: dish === null ? perhapsIn(reading, topics) : null,
  };
}

function opinionsIn(reading: Reading, topics: readonly Topic[], isFact: boolean): string[] {
  if (topics.includes("reviews")) return asked(reading, topicEnd(reading, "reviews"));
  const others = topics.filter((topic) => topic !== "rating" && topic !== "summary");
  if (others.length > 0) return [];
  const heads = metFreely(reading, howWords);
  // After a search "what about parking?" is a wish, and "what about the music?" none.
  const goesOn = metFreely(reading, goingOn).filter(({ from, to }) => from === 0 && (isFact || isStrange(reading, to)));
  heads.push(...goesOn);
  const runs = heads.flatMap(({ to }) => runFrom(reading, to) ?? []);
  const known = runs.map((run) => textOf(reading, run)).filter((text) => subjectOf(text)?.isEaten === false);
  return [...new Set(known)];
}

const isStrange = (reading: Reading, from: number): boolean => {
  const run = runFrom(reading, from);
  return run !== null && !isOrdinary(reading, run.to - 1);
};

/** What stands behind "about", and what "and" joins to it. */
function asked(reading: Reading, begin: number): string[] {
  for (let at = begin - 1; at < reading.tokens.length; at++) {
    if (at >= begin && !isOneOf(reading, at, aboutWords)) continue;
    const run = runFrom(reading, at + 1);
    if (!run) continue;
    const next = isOneOf(reading, run.to, andWords) ? runFrom(reading, run.to + 1) : null;
    return [run, ...(next ? [next] : [])].map((each) => textOf(reading, each));
  }
  return [];
}

function dishIn(reading: Reading, topics: readonly Topic[]): string | null {
  if (topics.includes("cheapest_dish") || topics.includes("priciest_dish")) return null;
  if (topics.includes("price")) {
    const costAt = reading.tokens.findIndex((_, at) => isOneOf(reading, at, costs));
    const run = runFrom(reading, topicEnd(reading, "price")) ?? (costAt > 0 ? runUntil(reading, costAt) : null);
    return run && textOf(reading, run);
  }
  if (topics.includes("sold_out") || metFreely(reading, priceWords).length > 0) {
    const runs = metFreely(reading, howWords).flatMap(({ to }) => runFrom(reading, to) ?? []);
    const end = metFreely(reading, topicWords).find(({ value }) => value === "sold_out")?.from ?? reading.tokens.length;
    const run = runs.find(({ from }) => from < end);
    return run ? textOf(reading, { from: run.from, to: Math.min(run.to, end) }) : null;
  }
  const has = reading.tokens.findIndex((_, at) => isOneOf(reading, at, hasWords));
  if (has === -1) return null;
  for (let at = has + 1; at < reading.tokens.length; at++) {
    const run = runFrom(reading, at);
    if (run && subjectOf(textOf(reading, run))?.isEaten) return textOf(reading, run);
  }
  return null;
}

/** What stands behind "have", where no topic is asked. */
function perhapsIn(reading: Reading, topics: readonly Topic[]): string | null {
  const has = reading.tokens.findIndex((_, at) => isOneOf(reading, at, hasWords));
  const run = topics.length > 0 || has === -1 ? null : runFrom(reading, has + 1);
  return run && textOf(reading, run);
}

/** Where the words end that ask for a topic. */
const topicEnd = (reading: Reading, topic: Topic): number =>
  metFreely(reading, topicWords).find(({ value }) => value === topic)?.to ?? reading.tokens.length;

type Run = Pick<Met<unknown>, "from" | "to">;
const textOf = (reading: Reading, { from, to }: Run): string => written(reading, from, to).toLowerCase();

/** The first words from a token on that say something, behind articles and names of places; null where anything else comes before. */
function runFrom(reading: Reading, begin: number): Run | null {
  let from = begin;
  while (reading.taken[from] || (isFunctionWord(reading, from) && !says(reading, from))) from++;
  let to = from;
  // Ordinary words may begin it, and do not end it: "sticky toffee pudding".
  for (let at = from; at - from < MOST_WORDS && isOpen(reading, at); at++) {
    if (at > from && reading.tokens[at]?.afterBreak) break;
    if (says(reading, at)) to = at + 1;
  }
  return to > from ? { from, to } : null;
}

const isOpen = (reading: Reading, at: number): boolean =>
  reading.tokens[at] !== undefined &&
  !reading.taken[at] &&
  !isOneOf(reading, at, noSubjects) &&
  (says(reading, at) || !isFunctionWord(reading, at));

/** The words that say something right before a token. */
function runUntil(reading: Reading, to: number): Run | null {
  let from = to;
  while (from > 0 && to - from < MOST_WORDS && says(reading, from - 1)) from--;
  return to > from ? { from, to } : null;
}

/** Whether a word may be a subject: an ordinary one only where it is in the list of them. */
function says(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (!token || reading.taken[at] || isOneOf(reading, at, noSubjects)) return false;
  return subjectOf(token.word) !== undefined || !isOrdinary(reading, at);
}
