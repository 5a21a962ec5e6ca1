import type { Envelope } from "../envelope.ts";
import type { EventLog } from "../ports.ts";
import { openEnvelope, subjectsOfEnvelopes } from "./commit.ts";
import type { Definitions } from "./payload.ts";
import type { Sealing } from "./store.ts";

/** Opens envelopes as they travel. Throws when a key is missing or the keys are out of reach; null is only what the erased have written. */
export type OpenEnvelopes = <E extends Envelope>(envelopes: readonly E[]) => Promise<readonly E[]>;

const openerBy =
  (definitions: Definitions, keys: Sealing["keys"]["known"]): OpenEnvelopes =>
  async (envelopes) => {
    const subjects = subjectsOfEnvelopes(definitions, envelopes);
    if (subjects.length === 0) return envelopes;
    const found = await keys(subjects);
    return envelopes.map((envelope) => openEnvelope(definitions, envelope, found));
  };

/** By keys as they are known: for whoever follows streams in order, where an erasure comes after what it erases. At most one call. */
export const opener = ({ definitions, keys }: Sealing): OpenEnvelopes => openerBy(definitions, keys.known);

/** By keys as they are now: for whoever takes events in whatever order they come. One call. */
export const freshOpener = ({ definitions, keys }: Sealing): OpenEnvelopes => openerBy(definitions, keys.fresh);

/** A log that answers what is personal opened. */
export const opening = (log: EventLog, by: Sealing): EventLog => {
  const open = opener(by);
  return { since: async (stream, version) => open(await log.since(stream, version)) };
};
