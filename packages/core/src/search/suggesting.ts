import { byCodePoints } from "./order.ts";
import type { Level } from "./query.ts";
import { scoring } from "./score.ts";
import { scoredOf } from "./scored.ts";
import { type Suggestion, suggestionKinds } from "./search-index.ts";
import type { Term } from "./terms.ts";
import { compounds, searchWords } from "./words.ts";

/** Something that may be suggested, and how many restaurants have it. */
export interface Candidate extends Suggestion {
  readonly count: number;
  /** How far it is from whoever types, in millimetres. */
  readonly away?: number;
}

/** What is this far away or farther (50 km) comes behind what is here, by as much as a letter that was left out makes. */
const FAR = 50_000_000;
const FAR_KEY = 4000;
/** What a place misses for being so many millimetres away. */
export const missedAway = (away: number): number => Math.round(FAR_KEY * Math.min(1, away / FAR));

/** So many of one kind stand in a list at most, unless others leave room. */
const MOST_OF_A_KIND = 4;

/** The best candidates for what is being typed, no two alike. */
export function ranked(
  candidates: readonly Candidate[],
  terms: readonly Term[],
  level: Level,
  limit: number,
): Suggestion[] {
  const score = scoring(terms, level);
  const kindAt = ({ kind }: Candidate) => suggestionKinds.indexOf(kind);
  const scored = candidates.map((candidate) => ({
    candidate,
    key: score.of(scoredCandidate(candidate)) + missedAway(candidate.away ?? 0),
  }));
  scored.sort(
    (one, other) =>
      one.key - other.key ||
      kindAt(one.candidate) - kindAt(other.candidate) ||
      byCodePoints(one.candidate.text, other.candidate.text) ||
      byCodePoints(one.candidate.id ?? "", other.candidate.id ?? ""),
  );
  const unlike = new Map(
    scored.reverse().map(({ candidate }) => [`${candidate.kind}\0${candidate.text}\0${candidate.city}`, candidate]),
  );
  return room([...unlike.values()].reverse(), limit).map(({ count: _, away: __, ...suggestion }) => suggestion);
}

const scoredCandidate = ({ text, count }: Candidate) =>
  scoredOf([searchWords(text), compounds(text), [], [], []], { count, sum: 0 });

function room(candidates: readonly Candidate[], limit: number): Candidate[] {
  const taken = new Map<string, number>();
  const [first, rest]: [Candidate[], Candidate[]] = [[], []];
  for (const candidate of candidates) {
    const before = taken.get(candidate.kind) ?? 0;
    taken.set(candidate.kind, before + 1);
    (before < MOST_OF_A_KIND ? first : rest).push(candidate);
  }
  const chosen = new Set([...first, ...rest].slice(0, limit));
  return candidates.filter((candidate) => chosen.has(candidate));
}
