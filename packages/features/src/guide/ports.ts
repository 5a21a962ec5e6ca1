import type { Chunk, TurnCost } from "./chunk.ts";
import type { DraftSentence, PlaceFound, Source } from "./evidence.ts";
import type { Understood } from "./slots.ts";
import type { GuideTools } from "./tools.ts";
import type { Question, TurnOutcome } from "./turn.ts";

/** Says what a question means. It knows the user's words and closed lists, and nothing that others wrote. */
export interface Planner {
  understand(question: Question, tools: GuideTools, signal: AbortSignal): Promise<Understood>;
}

/** What a writer is given: what was understood, and what was found, as quoted data. */
export interface Brief {
  readonly question: Question;
  readonly understood: Understood;
  readonly sources: readonly Source[];
  /** The places that the answer tells of, in their order. */
  readonly places: readonly PlaceFound[];
  /** How many fit in all; null where no more were looked for than are told. */
  readonly total: number | null;
  /** What of the question could not be met, and was left away to find the nearest thing. */
  readonly relaxed: readonly Relaxed[];
}
/** A wish that nothing fulfils. */
export type Relaxed =
  | "neighborhood"
  | "when"
  | "price"
  | "diet"
  | "cuisine"
  | "dish"
  | "attributes"
  | "meal"
  /** Features that are not wanted. */
  | "unwanted"
  | "concepts"
  | "rating"
  | "distance"
  | "city";

/**
 * Writes what an answer says of places, sentence by sentence. It has no tools. What the guide says of itself, of its search and of what it left
 * away stands around that and is code's (compose/frame.ts): sentences `about: "guide"` of a writer are dropped.
 */
export interface Writer {
  write(brief: Brief, signal: AbortSignal): AsyncIterable<DraftSentence>;
}

/** What thinks in a turn: rules alone, or a language model with rules to fall back to. */
export interface Thinking {
  readonly planner: Planner;
  readonly writer: Writer;
  /** `embedded` where no language model is connected. */
  readonly model: string;
  /** What the turn has cost so far, over all its calls, as `finish` tells it: also where a model is connected and took no part. */
  readonly cost: () => TurnCost;
  /** Why rules answered though a model is connected; null when they did not. */
  readonly fellBack: () => "unavailable" | "budget" | null;
}

/** Addresses of what an answer rests on. */
export interface Links {
  restaurant(id: string): string;
  review(restaurantId: string, reviewId: string): string;
}

export interface TurnPorts {
  readonly thinking: Thinking;
  readonly tools: GuideTools;
  readonly links: Links;
  readonly signal: AbortSignal;
  /** Whether the last `data-status` carries the state of the turn. */
  readonly explain: boolean;
  /** Whether it is the first answer of a chat, which says once what the guide is. */
  readonly isFirst: boolean;
}

/**
 * Answers a question: all chunks from the first `data-status` to the last; `start`, `finish` and `abort` are whoever's who sends them. Throws what
 * the tools throw.
 */
export type Turn = (question: Question, ports: TurnPorts) => AsyncGenerator<Chunk, TurnOutcome>;
