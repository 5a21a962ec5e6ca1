import { distance, forgiven } from "@bellyfed/core/search/distance";
import { searchFold } from "@bellyfed/core/search/words";
import { alsoWords, cityNames } from "../lexicon/cities.ts";
import { type PhraseEntry, type Phrases, phrasesOf } from "../lexicon/phrases.ts";
import { isCapital, isFree, isFunctionWord, isOneOf, metFreely, type Reading, take, wordAt } from "./reading.ts";
import { soundsLike } from "./sound.ts";

/** What a message says of a city: one of ours, or one that we do not know, as it is written. */
export type CitySaid = { readonly known: string } | { readonly unknown: string };

/** A city's name in every language, with ours where we have it. */
interface CityMeant {
  readonly ours: string | null;
}

let last: { readonly of: string; readonly phrases: Phrases<CityMeant> } | null = null;

/** All names by which cities are known; made again only where our cities change. */
function namesOf(cities: readonly string[]): Phrases<CityMeant> {
  const of = cities.join("\n");
  if (last?.of === of) return last.phrases;
  const ours = new Map(cities.map((city) => [searchFold(city), city]));
  const foreign = cityNames.flatMap((names): PhraseEntry<CityMeant>[] => {
    const own = names.map((name) => ours.get(searchFold(name))).find((city) => city !== undefined) ?? null;
    return names.map((name) => [name, { ours: own }]);
  });
  const phrases = phrasesOf([...cities.map((city): PhraseEntry<CityMeant> => [city, { ours: city }]), ...foreign]);
  last = { of, phrases };
  return phrases;
}

const places = new Set(
  "in near around from at to within inside nahe bei um aus nach في قرب من الى حول داخل".split(" "),
);
const isPlaced = (reading: Reading, at: number): boolean =>
  isOneOf(reading, at - 1, places) || /^[بف]/.test(wordAt(reading, at));

/** The city that a message names, which is taken; the last where it names several of ours. */
export function cityIn(reading: Reading, cities: readonly string[]): CitySaid | null {
  const met = metFreely(reading, namesOf(cities)).filter(
    ({ from, to }) =>
      to - from > 1 || !alsoWords.has(wordAt(reading, from)) || (isPlaced(reading, from) && isCapital(reading, from)),
  );
  const own = met.findLast(({ value }) => value.ours !== null) ?? met.at(-1);
  if (own) {
    for (const { from, to } of met) take(reading, from, to);
    return own.value.ours === null ? { unknown: written(reading, own.from, own.to) } : { known: own.value.ours };
  }
  return misspelt(reading, cities) ?? strange(reading);
}

/** A city of ours with a mistake in its name, or in Arabic letters. */
function misspelt(reading: Reading, cities: readonly string[]): CitySaid | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!isFree(reading, at, at + 1) || isFunctionWord(reading, at)) continue;
    const placed = isPlaced(reading, at);
    const known = cities.find((city) =>
      reading.tokens[at]?.forms.some((form) => isNearly(form, searchFold(city), placed)),
    );
    if (!known) continue;
    take(reading, at, at + 1);
    return { known };
  }
  return null;
}

function isNearly(word: string, city: string, placed: boolean): boolean {
  if (/^[\u0600-\u06ff]/.test(word)) return placed && word.length > 2 && soundsLike(word, city);
  const mistakes = Math.max(forgiven(word), placed && word.length >= 4 ? 1 : 0);
  if (word.length < 4 || mistakes === 0 || word[0] !== city[0]) return false;
  return (placed || word.length >= 5) && distance(word, city, mistakes) <= mistakes;
}

/** Names that stand behind "in" and are none: "in December", "in English". */
const noCities = new Set(
  "january february march april may june july august september october november december spring summer autumn fall winter english german arabic french ruhe gruppe januar februar marz mai juni juli oktober dezember fruhling sommer herbst deutsch englisch arabisch general advance my the town gehdistanz laufweite euro usd chf eur".split(
    " ",
  ),
);

/** A name of a city that we do not know: in capitals, behind "in". */
function strange(reading: Reading): CitySaid | null {
  for (let at = 1; at < reading.tokens.length; at++) {
    const isName = (index: number) =>
      isFree(reading, index, index + 1) && isCapital(reading, index) && !isFunctionWord(reading, index);
    if (wordAt(reading, at - 1) !== "in" || !isName(at) || noCities.has(wordAt(reading, at))) continue;
    let to = at + 1;
    while (to < reading.tokens.length && to - at < 3 && isName(to) && !reading.tokens[to]?.afterBreak) to++;
    take(reading, at, to);
    return { unknown: written(reading, at, to) };
  }
  return null;
}

/** What stands in the message, as it is written. */
export const written = ({ tokens }: Reading, from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");

/** A part of a town. */
export interface Neighborhood {
  readonly name: string;
  readonly city: string;
}

/** The parts of towns that a message names, which are taken: all of that name. */
export function neighborhoodIn(reading: Reading, known: readonly Neighborhood[]): readonly Neighborhood[] {
  const met = metFreely(reading, phrasesOf(known.map((each) => [each.name, each] as const)));
  for (const { from, to } of met) take(reading, from, to);
  return met.map(({ value }) => value);
}
