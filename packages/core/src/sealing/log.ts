import type { Envelope } from "../envelope.ts";
import type { LogPages } from "../pages.ts";
import type { EventLog, EventPublisher } from "../ports.ts";
import { openCommit, openEnvelope, sealEnvelope, subjectsOfCommits, subjectsOfEnvelopes } from "./commit.ts";
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

/** The whole log opened, with at most one look at the keys for a page. */
export const openingPages = (pages: LogPages, { definitions, keys }: Sealing): LogPages => ({
  async page(cursor) {
    const { data, next_cursor } = await pages.page(cursor);
    const subjects = subjectsOfCommits(definitions, data);
    const found = subjects.length > 0 ? await keys.known(subjects) : new Map();
    return { data: data.map((commit) => openCommit(definitions, commit, found)), next_cursor };
  },
});

/**
 * A publisher for events that only the bus carries: what is personal in them never travels in clear. Without `keys` it refuses to publish such
 * an event; what was sealed in the log is published as it is, by another.
 */
export const sealingPublisher = (
  publisher: EventPublisher,
  { definitions, keys }: Pick<Sealing, "definitions"> & { readonly keys?: Sealing["keys"] },
): EventPublisher => ({
  async publish(envelopes) {
    const subjects = subjectsOfEnvelopes(definitions, envelopes);
    const found = subjects.length > 0 && keys ? await keys.made(subjects) : new Map();
    const sealed = envelopes.map((envelope) => sealEnvelope(definitions, envelope, found));
    const refused = new Set(await publisher.publish(sealed));
    return envelopes.filter((_, index) => refused.has(sealed[index] as Envelope));
  },
});
