import type { Restaurant } from "../../restaurants/contract.ts";
import type { Slots, Understood } from "../slots.ts";
import type { Question } from "../turn.ts";
import type { Lists, Said } from "./said.ts";
import { noSlots } from "./slots.ts";
import type { Talk } from "./talk.ts";

/** All that is known of a message when it is decided what it means. */
export interface Known {
  readonly question: Question;
  readonly said: Said;
  /** What it asks for by itself. */
  readonly own: Slots;
  readonly talk: Talk;
  readonly lists: Lists;
  /** The places that were shown last, as they are told now; looked up only where that matters. */
  readonly shown: readonly Restaurant[];
}

/** A message understood as one thing, and nothing that goes on from before. */
export const plain = ({ said }: Known, intent: Understood["intent"], slots: Slots = noSlots): Understood => ({
  ...{ language: said.language, intent, slots, places: [], topics: [], isFollowUp: false, unclear: null },
});
