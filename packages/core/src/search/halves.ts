import { distance } from "./distance.ts";

/** A query's word as two words of which one is as it is written; the other may be any of these. */
export type Halves = readonly [written: string, meant: readonly string[]];

/** Shorter words are too many to be looked for by themselves. */
const LEAST_HALF = 3;
/** Of three letters and three with one of them wrong nothing is left that says much. */
const LEAST_MISTAKEN = 4;
/** Words of so many letters may be two with a mistake; longer ones would be taken apart too often. */
const [LEAST, MOST] = [7, 24];

/** All ways to take a word apart. */
export const splits = (word: string): [string, string][] =>
  Array.from({ length: Math.max(0, word.length - 2 * LEAST_HALF + 1) }, (_, index) => {
    const end = index + LEAST_HALF;
    return [word.slice(0, end), word.slice(end)];
  });

/** Whether a word may be two that were run together, and a letter of one of them wrong. */
export const mayBeHalves = (word: string): boolean => word.length >= LEAST && word.length <= MOST;

/** Both words of each way to read a word as two that there are, one of them with a letter wrong: "coyoteuggly". */
export function halvesAmong(word: string, words: ReadonlySet<string>): string[] {
  const among = { has: (one: string) => words.has(one), near: (part: string) => nearTo(part, [...words]) };
  return knownHalves(word, among).flatMap(([written, meant]) => [written, ...meant]);
}

/** The ways to read a word as two that there are. `near`: what there is a letter away from a part, and maybe more. */
export function knownHalves(
  word: string,
  words: { has(word: string): boolean; near(part: string): readonly string[] },
): Halves[] {
  if (!mayBeHalves(word)) return [];
  const read = (written: string, part: string): Halves[] => {
    const meant = words.has(written) ? nearTo(part, words.near(part)) : [];
    return meant.length > 0 ? [[written, meant]] : [];
  };
  return splits(word).flatMap(([one, other]) => [...read(one, other), ...read(other, one)]);
}

const nearTo = (part: string, words: readonly string[]): string[] =>
  /\d/.test(part)
    ? []
    : words.filter(
        (word) =>
          word.length >= LEAST_HALF &&
          Math.max(part.length, word.length) >= LEAST_MISTAKEN &&
          distance(part, word, 1) <= 1,
      );
