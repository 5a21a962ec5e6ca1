/** What speaks for a place being the one that is looked for, and against it. Closed: documented with the API. */
export const reasonNames = [
  ...(["same_id", "same_name", "similar_name", "other_name", "same_phone", "other_phone", "same_website"] as const),
  ...(["same_address", "same_street", "other_address", "same_postal_code", "near", "far_away"] as const),
  ...(["same_city", "other_city", "one_of_several", "closed"] as const),
] as const;
export type ReasonName = (typeof reasonNames)[number];

export interface Reason {
  readonly reason: ReasonName;
  /** What it adds to the score, in hundredths; negative for what speaks against it. */
  readonly points: number;
  /** Of `near` and `far_away`: how far the two places are apart. */
  readonly metres?: number;
}

/**
 * The scoring table, in hundredths. A name alone is not enough (50), nor is a place alone; together they are, and so are a name and a phone.
 * Found on New York's restaurants: packages/testing/src/resolving measures what it finds and what it mistakes.
 */
export const POINTS = {
  same_name: 45,
  /** Of a likeness of 1; it falls to a quarter at LEAST_LIKENESS, below which the name is another. */
  similar_name: 40,
  other_name: -35,
  same_phone: 50,
  other_phone: -10,
  same_website: 20,
  same_address: 40,
  same_street: 15,
  other_address: -30,
  same_postal_code: 10,
  same_city: 10,
  other_city: -30,
  one_of_several: -5,
  closed: 0,
} as const satisfies Partial<Record<ReasonName, number>>;

/** By how far two points are apart, up to so many metres; between the last of `near` and the first of `far` it says nothing. */
export const NEAR: readonly (readonly [metres: number, points: number])[] = [
  [75, 35],
  [150, 15],
  [300, 5],
];
export const FAR: readonly (readonly [metres: number, points: number])[] = [
  [5000, -50],
  [1000, -35],
];

/** A name that is less alike than this is another. */
export const LEAST_LIKENESS = 0.6;
/** Address and distance say much the same: of the one that says less only so much counts. */
export const AGAIN = 0.25;

/** Candidates score at least so much, and there are at most so many of them. */
export const LEAST_SCORE = 0.5;
export const MOST_CANDIDATES = 5;
/** From here on a place is taken for the same, as by an import that looks for what it would have twice. */
export const SAME_FROM = 0.75;
