import type { Menu } from "../menus/contract.ts";
import type { Restaurant } from "../restaurants/contract.ts";
import type { FoundRestaurant } from "../search/contract.ts";

/** The sources of a turn are numbered from "1": the number stands in the answer as `[1]` and is the `sourceId` of its `source-url`. */
export type SourceId = string;

/** Something that was read in this turn, and on which a sentence may rest. */
export type Source =
  | { readonly kind: "restaurant"; readonly id: SourceId; readonly restaurant: Restaurant | FoundRestaurant }
  | {
      readonly kind: "review";
      readonly id: SourceId;
      readonly restaurantId: string;
      readonly reviewId: string;
      /** Word for word. */
      readonly quote: string;
      readonly rating: number;
      readonly language: string | null;
      readonly concept: string | null;
    }
  | { readonly kind: "menu"; readonly id: SourceId; readonly restaurantId: string; readonly menu: Menu };

/** A place that an answer tells of, and what shows that it fits. */
export interface PlaceFound {
  readonly id: string;
  readonly name: string;
  /** Of the restaurant itself. */
  readonly source: SourceId;
  /** Of the reviews that are quoted, the best first. */
  readonly reviews: readonly SourceId[];
  readonly menu: SourceId | null;
}

/**
 * A sentence of an answer before it is checked. Facts stand in it as placeholders that code fills from the source, `{1.name}`, `{1.hours_on}`,
 * `{2.quote}`: `placeholders` of check/placeholders.ts are all there are. A writer never writes facts itself.
 */
export interface DraftSentence {
  readonly text: string;
  /** On what it rests. Empty only for what the guide says of itself (`about: "guide"`). */
  readonly sources: readonly SourceId[];
  readonly about: "places" | "guide";
}

/** A sentence that may be shown: facts filled in, every source one of this turn's. */
export interface Sentence {
  readonly text: string;
  readonly sources: readonly SourceId[];
  readonly about: "places" | "guide";
}
