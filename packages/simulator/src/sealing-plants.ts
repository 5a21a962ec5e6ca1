import type { Sealing } from "@bellyfed/core/sealing/store";
import type { KeyStore } from "@bellyfed/core/subject-keys";

/** Bugs that people make with keys. */
export const sealingPlants = {
  "what people write is stored as it is": {
    sealing: (by: Sealing): Sealing => ({
      ...by,
      definitions: new Map([...by.definitions].map(([type, each]) => [type, { ...each, personal: () => [] }])),
    }),
  },
  "an erasure destroys no key": {
    keys: (store: KeyStore): KeyStore => ({ ...store, erase: async () => {} }),
  },
  "an erasure tells none of the streams": {
    keys: (store: KeyStore): KeyStore => ({ ...store, streamsOf: async () => ({ streams: [], last: undefined }) }),
  },
  "keys that are out of reach are taken for erased": {
    keys: (store: KeyStore): KeyStore => ({
      ...store,
      read: (subjects) => store.read(subjects).catch(() => new Map(subjects.map((subject) => [subject, null]))),
    }),
  },
};
