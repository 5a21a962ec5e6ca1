import { indexEvents } from "@bellyfed/core/event";
import type { Runtime } from "@bellyfed/core/ports";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import type { Sealing } from "@bellyfed/core/sealing/store";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import { events } from "@bellyfed/features/events";

/** Every event type of the log. */
export const storedEvents = indexEvents(...events);

/** How the log of this project is sealed: by its own event types, with keys that are remembered for a minute. */
export const sealingBy = (keys: KeyStore, runtime: Pick<Runtime, "now">): Sealing => ({
  definitions: storedEvents,
  keys: cachedKeys(keys, runtime),
});
