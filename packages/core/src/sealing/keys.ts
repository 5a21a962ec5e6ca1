import type { Runtime } from "../ports.ts";
import type { KeyStore, SubjectKey } from "../subject-keys.ts";
import type { Keys } from "./payload.ts";
import { newKey } from "./text.ts";

/** How long a key may be used without asking again whether it is still there. */
export const KEY_SECONDS = 60;
/** Keys that one function remembers at most: some megabytes. */
const MOST_KEYS = 10_000;

/** The keys of subjects, for whoever seals and opens. A subject without an entry in an answer never had a key. */
export interface KeyRing {
  /** As they were at most 60 seconds ago, at most one call for all. */
  known(subjects: readonly string[]): Promise<Keys>;
  /** As they are now. */
  fresh(subjects: readonly string[]): Promise<Keys>;
  /** As they are now; those that had no key have one then. */
  made(subjects: readonly string[]): Promise<Keys>;
  /** The same once it is noted that the stream holds something of them: an erasure that is not met here finds the stream in their lists. */
  enlisted(subjects: readonly string[], stream: string): Promise<Keys>;
  /** Notes the stream for them and asks for no key: it holds nothing that one could open. */
  noted(subjects: readonly string[], stream: string): Promise<void>;
}

interface Remembered {
  readonly key: SubjectKey;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Remembers keys for 60 seconds, and for good that there is none any more. What was missing is asked for again each time. */
export function cachedKeys(store: KeyStore, { now }: Pick<Runtime, "now">): KeyRing {
  const cache = new Map<string, Remembered>();
  const remember = (subject: string, key: SubjectKey, asked: number) => {
    cache.delete(subject);
    cache.set(subject, { key, until: key ? asked + KEY_SECONDS * 1000 : Number.POSITIVE_INFINITY });
    const [oldest] = cache.size > MOST_KEYS ? cache.keys() : [];
    if (oldest !== undefined) cache.delete(oldest);
  };
  const fresh = async (subjects: readonly string[]): Promise<Keys> => {
    if (subjects.length === 0) return new Map();
    const asked = now();
    const found = await store.read(subjects);
    for (const [subject, key] of found) remember(subject, key, asked);
    return found;
  };
  const made = async (subjects: readonly string[]): Promise<Keys> => {
    const found = new Map(await fresh(subjects));
    for (const subject of subjects) {
      if (found.has(subject)) continue;
      const [asked, key] = [now(), await store.create(subject, newKey())];
      found.set(subject, key);
      remember(subject, key, asked);
    }
    return found;
  };
  const noted = async (subjects: readonly string[], stream: string): Promise<void> => {
    await Promise.all(subjects.map((subject) => store.enlist(subject, stream)));
  };
  return {
    fresh,
    async known(subjects) {
      const at = now();
      const remembered = subjects.flatMap((subject) => {
        const found = cache.get(subject);
        return found && at < found.until ? [[subject, found.key] as const] : [];
      });
      const known = new Map<string, SubjectKey>(remembered);
      const rest = subjects.filter((subject) => !known.has(subject));
      return rest.length === 0 ? known : new Map([...known, ...(await fresh(rest))]);
    },
    made,
    noted,
    async enlisted(subjects, stream) {
      await noted(subjects, stream);
      return made(subjects);
    },
  };
}
