import { KEY_BYTES, type KeyStore, type SubjectKey } from "@bellyfed/core/subject-keys";
import { byteOrder } from "./condition.ts";

/** Streams of one page: as many as in the DynamoDB store. */
const PAGE = 100;

/** Subjects' keys in memory. What it is given and what it gives are copies, as they are of a table. */
export function memoryKeyStore(): KeyStore {
  const keys = new Map<string, SubjectKey>();
  const streams = new Map<string, Set<string>>();
  return {
    async read(subjects) {
      const found = new Map<string, SubjectKey>();
      for (const subject of subjects) {
        const key = keys.get(subject);
        if (key !== undefined) found.set(subject, copied(key));
      }
      return found;
    },
    async create(subject, key) {
      if (key.length !== KEY_BYTES) throw new Error(`A key has ${KEY_BYTES} bytes, not ${key.length}`);
      const known = keys.get(subject);
      if (known !== undefined) return copied(known);
      keys.set(subject, copied(key));
      return key;
    },
    async enlist(subject, stream) {
      streams.set(subject, (streams.get(subject) ?? new Set()).add(stream));
    },
    async streamsOf(subject, after) {
      const sorted = [...(streams.get(subject) ?? [])].sort(byteOrder);
      const rest = after === undefined ? sorted : sorted.filter((stream) => byteOrder(stream, after) > 0);
      const page = rest.slice(0, PAGE);
      return { streams: page, last: rest.length > PAGE ? page.at(-1) : undefined };
    },
    async erase(subject) {
      keys.set(subject, null);
    },
  };
}

const copied = (key: SubjectKey): SubjectKey => key && Uint8Array.from(key);
