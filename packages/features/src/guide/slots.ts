import type { OpenWhen } from "@bellyfed/core/search/query";
import type { AttributeName, DietName } from "../restaurants/rules.ts";
import type { ConceptName } from "./lexicon/concepts.ts";
import type { GuideLanguage } from "./rules.ts";

export { type GuideLanguage, guideLanguages } from "./rules.ts";

/** What a turn is about. */
export const intents = [
  /** Places that fit. */
  "find",
  /** Something about one place, or about each of those that were shown: `topic` says what. */
  "fact",
  /** Which of some places is better, and in what. */
  "compare",
  /** A greeting, thanks, a farewell. */
  "smalltalk",
  /** What the guide is and can do. */
  "help",
  /** Whether food is safe for somebody's health: it says to ask the restaurant. */
  "medical",
  /** What it must not or cannot do: other subjects, bookings, its own instructions. */
  "refuse",
  /** Nothing in it could be understood. */
  "unclear",
] as const;
export type Intent = (typeof intents)[number];

/** What may be asked about a place. */
export const topics = [
  ...(["summary", "hours", "open", "price", "menu", "dish", "phone", "address", "website"] as const),
  ...(["rating", "reviews", "diets", "attributes", "inspection"] as const),
  ...(["sold_out", "cheapest_dish", "priciest_dish"] as const),
] as const;
export type Topic = (typeof topics)[number];

/** When it is to be open. */
export type When =
  /** At an instant: "now", "tomorrow at eight". */
  | { readonly kind: "at"; readonly open: OpenWhen }
  /** At some time of a day, which a question did not say: `date` as `2026-11-28` when one is meant, `day` 0 Sunday to 6. */
  | { readonly kind: "on"; readonly day: number; readonly date: string | null; readonly part: DayPart | null };
export const dayParts = ["breakfast", "lunch", "afternoon", "dinner", "late"] as const;
export type DayPart = (typeof dayParts)[number];

export const orders = ["best", "rating", "reviews", "distance", "newest", "cheapest", "priciest"] as const;
export type Order = (typeof orders)[number];

/** What was asked for; every value is from a closed list, or a name of ours as it is written. */
export interface Slots {
  readonly city: string | null;
  readonly neighborhood: string | null;
  /** Close to whoever asks; `near` of the request says where that is. */
  readonly nearby: boolean;
  /** In metres. */
  readonly radius: number | null;
  readonly cuisines: readonly string[];
  readonly dishes: readonly string[];
  readonly diets: readonly DietName[];
  readonly attributes: readonly AttributeName[];
  /** Moods and other things that only reviews tell. */
  readonly concepts: readonly ConceptName[];
  readonly price: readonly number[];
  readonly ratingMin: number | null;
  readonly party: number | null;
  readonly when: When | null;
  readonly chains: "without" | null;
  readonly order: Order;
  /** What it must not be or have. */
  readonly not: {
    readonly cuisines: readonly string[];
    readonly dishes: readonly string[];
    readonly concepts: readonly ConceptName[];
    readonly attributes: readonly AttributeName[];
    /** Places that were shown and are not wanted: "another one". */
    readonly places: readonly string[];
  };
  /** How many were asked for. */
  readonly count: number | null;
}

/** A question, understood. */
export interface Understood {
  readonly language: GuideLanguage;
  readonly intent: Intent;
  readonly slots: Slots;
  /** Of `fact` and `compare`: the places by their ids, as they were meant. */
  readonly places: readonly string[];
  readonly topics: readonly Topic[];
  /** Of what reviews or the menu are asked in words of whoever asks, where no list has it; left out: of nothing certain. */
  readonly subject?: readonly string[];
  /** Whether it went on from the turn before. */
  readonly isFollowUp: boolean;
  /** What has to be asked back before anything can be looked for. */
  readonly unclear: Unclear | null;
}

export type Unclear =
  /** Where? `options`: cities of ours. */
  | { readonly kind: "city"; readonly options: readonly string[] }
  /** A city, a cuisine or a name that we do not know, as it was written. */
  | { readonly kind: "unknown_city"; readonly said: string; readonly options: readonly string[] }
  /** Which of several places of that name? */
  | {
      readonly kind: "place";
      readonly said: string;
      readonly options: readonly { readonly id: string; readonly name: string; readonly city: string }[];
    }
  /** Which of the places that were shown? */
  | {
      readonly kind: "shown";
      readonly options: readonly { readonly id: string; readonly name: string; readonly city: string }[];
    }
  /** "the second one", and there is none. */
  | { readonly kind: "no_such_place" }
  /** A day of which the date is not known here, as it was written: "Easter". */
  | { readonly kind: "date"; readonly said: string }
  /** "near me", and nobody said where that is. */
  | { readonly kind: "position" };
