import { indexEvents } from "@bellyfed/core/event";
import type { Runtime } from "@bellyfed/core/ports";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import type { Sealing } from "@bellyfed/core/sealing/store";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import { events } from "@bellyfed/features/events";

/** Every event type of the log. */
export const storedEvents = indexEvents(...events);

const noKeys = async (): Promise<never> => {
  throw new Error("Something personal is written or read where there are no keys");
};
/** For functions whose streams hold nothing personal. */
export const withoutKeys: Sealing = {
  definitions: storedEvents,
  keys: {
    known: noKeys,
    fresh: noKeys,
    made: noKeys,
    noted: async (subjects) => (subjects.length > 0 ? noKeys() : undefined),
    enlisted: async (subjects) => (subjects.length > 0 ? noKeys() : new Map()),
  },
};

/** How the log of this project is sealed: by its own event types, with keys that are remembered for a minute. */
export const sealingBy = (keys: KeyStore, runtime: Pick<Runtime, "now">): Sealing => ({
  definitions: storedEvents,
  keys: cachedKeys(keys, runtime),
});
