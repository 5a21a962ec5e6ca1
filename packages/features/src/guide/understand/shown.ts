import { numberOf, ordinalAt } from "../lexicon/numbers.ts";
import { metAt } from "../lexicon/phrases.ts";
import { referring } from "../lexicon/topics.ts";
import type { PastTurn, Question } from "../turn.ts";
import { isOneOf, type Reading, take, wordAt } from "./reading.ts";

/** The last places that were shown; empty where none were. */
export const lastShown = (past: readonly PastTurn[]): PastTurn["shown"] =>
  past.findLast(({ shown }) => shown.length > 0)?.shown ?? [];

/** The last list of places, in which "the second one" counts: what is told of one of them is no list of its own. */
export const lastList = (past: readonly PastTurn[]): PastTurn["shown"] =>
  past.findLast(({ understood, shown }) => shown.length > 1 || (shown.length > 0 && understood.intent === "find"))
    ?.shown ?? lastShown(past);

/** The places of which it was asked back which is meant, of one name or shown together; empty where the last answer asked nothing like it. */
export function optionsAsked(past: readonly PastTurn[]): readonly { readonly id: string; readonly city: string }[] {
  const unclear = past.at(-1)?.understood.unclear;
  return unclear?.kind === "place" || unclear?.kind === "shown" ? unclear.options : [];
}

/** The place that was spoken of last: the one that was asked about, or the first that was shown. */
export function focusOf(past: readonly PastTurn[]): string | null {
  const { understood, shown } = past.at(-1) ?? {};
  if (understood && understood.places.length === 1) return understood.places[0] ?? null;
  return shown?.[0]?.id ?? lastShown(past)[0]?.id ?? null;
}

/** Which of the places that were shown a message means. */
export type Referred =
  | { readonly kind: "none" }
  /** By their places in the list. */
  | { readonly kind: "numbered"; readonly ids: readonly string[] }
  /** "The fifth one" of four. */
  | { readonly kind: "missing" }
  | { readonly kind: "one" }
  | { readonly kind: "all" };

const things = new Set(
  "floor time date course visit street avenue stock week weekend day of mal gang etage stock kurs tag woche طابق مرة يوم موعد".split(
    " ",
  ),
);
const numbered = new Set("number no nummer nr option رقم الخيار #".split(" "));

export function referredIn(reading: Reading, { past }: Question): Referred {
  const options = optionsAsked(past);
  const shown = options.length > 0 ? options : lastList(past);
  const positions = positionsIn(reading);
  if (positions.length > 0) {
    const ids = positions.map((position) => shown.at(position > 0 ? position - 1 : position)?.id);
    if (ids.includes(undefined)) return { kind: "missing" };
    return { kind: "numbered", ids: [...new Set(ids.filter((id) => id !== undefined))] };
  }
  const pronouns = reading.tokens.flatMap((_, at) =>
    isExistential(reading, at) ? [] : metAt(referring, reading.tokens, at, reading.language).map(({ value }) => value),
  );
  if (pronouns.includes("all")) return { kind: "all" };
  return { kind: pronouns.length > 0 ? "one" : "none" };
}

function positionsIn(reading: Reading): number[] {
  const found: number[] = [];
  reading.tokens.forEach((_, at) => {
    if (reading.taken[at]) return;
    const ordinal = ordinalAt(reading.tokens, at);
    const value = ordinal ?? (isOneOf(reading, at - 1, numbered) ? numberOf(reading.tokens[at]) : null);
    if (value === null || value > 20 || isOneOf(reading, at + 1, things) || isOneOf(reading, at + 2, things)) return;
    found.push(value);
    take(reading, at, at + 1);
  });
  return found;
}

const being = new Set("is are was es gibt gibts ist sind".split(" "));
const quoting = new Set("gibt hat's gibts ist's wird regnet geht ware wars".split(" "));

/** "Is there", "there is", "gibt es", "es gibt": they mean no place. */
function isExistential(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  const [before, behind] = [wordAt(reading, at - 1), wordAt(reading, at + 1)];
  if (word === "there") return being.has(before) || being.has(behind);
  if (word === "es") return quoting.has(before) || quoting.has(behind);
  return reading.taken[at] === true;
}
