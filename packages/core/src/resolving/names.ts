import { distance } from "../search/distance.ts";
import { searchFold } from "../search/words.ts";

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
/** Forms of companies, as they stand behind a name in registers and nowhere on a door. */
const COMPANIES = wordsIn(`
  inc incorporated llc llp lp ltd limited corp corporation co company plc pty gmbh mbh ag kg ug ohg ev sa sas sarl srl spa sl slu
  bv nv oy oyj ab as aps lda ltda eireli kft zrt sro doo ооо зао ип`);
const ARTICLES = wordsIn("the a an and und et y e og och der die das le la les el los il lo the of");
/** Words that many names have: two names that share these alone are not alike. */
const USUAL = wordsIn(`
  restaurant restaurante ristorante restaurang ravintola resto cafe coffee kaffee tea bar pub grill bistro brasserie trattoria osteria taverna tavern
  pizzeria pizza deli delicatessen bakery diner kitchen house shop express foods food cuisine chinese italian mexican thai indian sushi
  lounge club hotel inn room garden new york city de del da di du des am im zum zur at in on`);
const USUAL_WEIGHT = 0.35;
/** A word that is begun as another: `rest` and `restaurant`. */
const BEGINNING = 0.8;
const LEAST_BEGINNING = 3;
/** The least likeness of a name with another that has more words: `Joe's` and `Joe's Pizza of Bleecker Street`. */
const PART = 0.62;
/** The most likeness of names that are not the same, as of words in another order, and of names with different numbers. */
const OTHER_ORDER = 0.95;
const OTHER_NUMBER = 0.55;

/** A name as it is compared: words folded as the search folds them, without the form of a company and without articles. */
export interface ReadName {
  readonly words: readonly string[];
  readonly joined: string;
}

/** Reads a name. One that consists of nothing but articles and companies keeps them. */
export function readName(name: string): ReadName {
  const all = searchFold(name)
    // Initials are one word: S.A., L.L.C., T.G.I.
    .replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?:[^\p{L}\p{N}]|$))/gu, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  let end = all.length;
  while (end > 1 && COMPANIES.has(all[end - 1] ?? "")) end--;
  const told = all.slice(0, end).filter((word) => !ARTICLES.has(word));
  const words = told.length > 0 ? told : all;
  return { words, joined: words.join("") };
}

/**
 * How much two names are alike, from 0 to 1, and 1 only for those that are the same but for case, accents, blanks, articles and the form of a
 * company: the better of Dice's coefficient of their words, of which usual ones count less and each may have mistakes, and of the share of
 * letters that are the same (Damerau-Levenshtein).
 */
export function likeness(one: ReadName, other: ReadName): number {
  if (one.joined === other.joined) return one.joined === "" ? 0 : 1;
  const alike = Math.min(OTHER_ORDER, Math.max(ofWords(one.words, other.words), ofLetters(one.joined, other.joined)));
  return haveOtherNumbers(one, other) ? Math.min(OTHER_NUMBER, alike) : alike;
}

const weight = (word: string): number => (USUAL.has(word) ? USUAL_WEIGHT : 1);
const weights = (words: readonly string[]): number => words.reduce((sum, word) => sum + weight(word), 0);

function ofWords(one: readonly string[], other: readonly string[]): number {
  const free = new Set(other.keys());
  let shared = 0;
  for (const word of one) {
    let [best, at] = [0, -1];
    for (const index of free) {
      const alike = ofTwo(word, other[index] ?? "");
      if (alike > best) [best, at] = [alike, index];
    }
    free.delete(at);
    if (at >= 0) shared += best * (weight(word) + weight(other[at] ?? ""));
  }
  const all = weights(one) + weights(other);
  return all === 0 ? 0 : Math.max(shared / all, isPart(one, other) || isPart(other, one) ? PART : 0);
}

/** Whether all words of a name are in another, and one of them is not usual. */
const isPart = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((word) => other.includes(word)) && one.some((word) => !USUAL.has(word));

function ofTwo(one: string, other: string): number {
  if (one === other) return 1;
  if (/\d/.test(one) || /\d/.test(other)) return 0;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= LEAST_BEGINNING && long.startsWith(short)) return BEGINNING;
  return ofLetters(one, other);
}

/** The share of letters that are the same; 0 where more than a third is not. */
function ofLetters(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  const most = Math.floor(longest / 3);
  const steps = distance(one, other, most);
  return steps > most ? 0 : 1 - steps / longest;
}

/** Branches of one house are told apart by their numbers. */
function haveOtherNumbers(one: ReadName, other: ReadName): boolean {
  const [ours, theirs] = [one, other].map(({ words }) => words.filter((word) => /^\d+$/.test(word)));
  return !!ours?.length && !!theirs?.length && !ours.some((number) => theirs.includes(number));
}
