import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

/** How an amount limits: `most` and `least` hold it, `below` and `above` do not. */
export type Limit = "most" | "least" | "below" | "above";

const limits = (limit: Limit, ...lists: readonly string[]): PhraseEntry<Limit>[] =>
  lists.flatMap((list) => listed(list).map((phrase): PhraseEntry<Limit> => [phrase, limit]));

/** What stands before an amount. */
export const limitsAhead: Phrases<Limit> = phrasesOf([
  ...limits(
    "most",
    "at most, at the most, max, maximum, maximum of, up to, no more than, not more than, not over, not above, nothing over, nothing above",
    "höchstens, maximal, max, maximum, bis, bis zu, bis maximal, nicht mehr als, nicht über, nichts über",
    "حد أقصى, بحد أقصى, على الأكثر, الحد الأقصى, حتى, لا يتجاوز, لا تتجاوز, لا يزيد عن, لا تزيد عن, لا أكثر من, ليس أكثر من",
  ),
  ...limits(
    "least",
    "at least, at the least, min, minimum, minimum of, no less than, not less than, from, not under, not below",
    "mindestens, wenigstens, minimal, minimum, ab, nicht weniger als, nicht unter",
    "على الأقل, حد أدنى, بحد أدنى, الحد الأدنى, لا يقل عن, لا تقل عن, ليس أقل من",
  ),
  ...limits("below", "under, below, less than, cheaper than, unter, weniger als, günstiger als, أقل من, تحت, دون"),
  ...limits("above", "over, above, more than, über, mehr als, أكثر من, فوق"),
]);

/** What stands behind one. */
export const limitsBehind: Phrases<Limit> = phrasesOf([
  ...limits(
    "most",
    "at most, at the most, max, maximum, tops, or less, or cheaper, or below, or under, or lower, and below, and under",
    "höchstens, maximal, max, maximum, oder weniger, oder günstiger, oder billiger, oder darunter, und weniger, und darunter",
    "على الأكثر, حد أقصى, بحد أقصى, كحد أقصى, أو أقل, أو أرخص, وأقل, فأقل, فما دون, وما دون, أو ما دون",
  ),
  ...limits(
    "least",
    "at least, minimum, or more, or above, or higher, or up, and up, and above, upwards",
    "mindestens, wenigstens, oder mehr, oder teurer, oder darüber, und mehr, und darüber, aufwärts",
    "على الأقل, كحد أدنى, حد أدنى, بحد أدنى, أو أكثر, أو أغلى, وأكثر, فأكثر, فما فوق, وما فوق",
  ),
]);
