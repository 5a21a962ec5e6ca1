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
  "an erasure knows the first of the streams alone": {
    keys: (store: KeyStore): KeyStore => ({
      ...store,
      async streamsOf(subject, after) {
        const { streams } = await store.streamsOf(subject, after);
        return { streams: streams.slice(0, 1), last: undefined };
      },
    }),
  },
  "keys that are out of reach are taken for erased": {
    keys: (store: KeyStore): KeyStore => ({
      ...store,
      read: (subjects) => store.read(subjects).catch(() => new Map(subjects.map((subject) => [subject, null]))),
    }),
  },
};
