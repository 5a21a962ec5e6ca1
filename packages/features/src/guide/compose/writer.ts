import type { DraftSentence } from "../evidence.ts";
import type { Brief, Writer } from "../ports.ts";
import { comparison, told } from "./facts.ts";
import { foundPlace } from "./found.ts";

/** What the templates say of places: for each why it fits, or what was asked of it. */
export function draftsOf(brief: Brief): DraftSentence[] {
  const { understood, places } = brief;
  if (understood.intent === "find") return places.flatMap((place) => foundPlace(place, brief));
  const facts = places.flatMap((place) => told(place, brief));
  const drafts = understood.intent === "compare" ? [...facts, ...comparison(brief)] : facts;
  // Topics overlap: hours tell whether it is open now, too.
  return [...new Map(drafts.map((draft) => [draft.text, draft])).values()];
}

/** Writes answers by templates, in three languages, without a language model. */
export const templates: Writer = {
  async *write(brief, signal) {
    for (const draft of draftsOf(brief)) {
      if (signal.aborted) return;
      yield draft;
    }
  },
};
