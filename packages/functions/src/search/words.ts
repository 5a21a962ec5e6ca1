import { indexEvents } from "@bellyfed/core/event";
import type { Runtime } from "@bellyfed/core/ports";
import { openEnvelope, subjectsOfEnvelopes } from "@bellyfed/core/sealing/commit";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import { type OpenEnvelopes, opener } from "@bellyfed/core/sealing/log";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import { reviewEvents } from "@bellyfed/features/reviews/events";

/** Nothing else of what people write comes into an index. */
const definitions = indexEvents(reviewEvents);

/** What reviews say, opened for an index that answers the guide: by keys as they were at most a minute ago, as what erases comes after what it erases. */
export const wordsOfReviews = (keys: KeyStore, runtime: Pick<Runtime, "now">): OpenEnvelopes =>
  opener({ definitions, keys: cachedKeys(keys, runtime) });

/** For those who search restaurants and have no keys: of what happens since their file was made, their copy knows no word. */
export const wordless: OpenEnvelopes = async (envelopes) => {
  const nobody = new Map(subjectsOfEnvelopes(definitions, envelopes).map((subject) => [subject, null]));
  return envelopes.map((envelope) => openEnvelope(definitions, envelope, nobody));
};
