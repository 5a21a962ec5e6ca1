import type { IncrementalCache } from "@opennextjs/aws/types/overrides.js";
import { IgnorableError } from "@opennextjs/aws/utils/error.js";
import { isKept } from "../platform/page/kept.ts";
import { began, note } from "./seen-tags.ts";

/**
 * A cache of pages that stores none that says that something is not there, and forgets what stood at its place. What it stores is as old as
 * the request for which it was made: what was renewed meanwhile is taken for renewed after it, and made anew. `load` brings the cache of
 * this name when it is first used: a build asks for the name only, and has no bucket.
 */
export function onlyFound(name: string, load: () => Promise<{ readonly default: IncrementalCache }>): IncrementalCache {
  const loaded = async () => (await load()).default;
  return {
    name,
    get: async (...asked) => {
      const found = await (await loaded()).get(...asked);
      note(found?.value);
      return found && asOldAsMade(found);
    },
    delete: async (key) => (await loaded()).delete(key),
    set: async (key, value, type) => {
      const cache = await loaded();
      const meta = "meta" in value ? value.meta : undefined;
      if (type === "fetch" || isKept(key, meta?.status)) return cache.set(key, withItsAge(value), type);
      await cache.delete(key).catch(unlessMissing);
      // OpenNext goes on to write the page's tags unless it is told that this failed; an error of this kind is not logged.
      throw new IgnorableError("What is not found is not kept");
    },
  };
}

/** Beside what Next.js stores. */
const BEGAN = "bellyfed_began";

const withItsAge = <Value extends object>(value: Value): Value => ({ ...value, [BEGAN]: began() });

/** With the time at which it began to be made for that at which it was stored. */
function asOldAsMade<Entry extends { readonly value?: unknown; readonly lastModified?: number }>(found: Entry): Entry {
  const { [BEGAN]: made, ...value } = (found.value ?? {}) as { readonly [BEGAN]?: unknown };
  if (typeof made !== "number") return found;
  return { ...found, value, lastModified: Math.min(made, found.lastModified ?? made) };
}

/** Nearly always there is nothing to forget. That it may not be forgotten, or cannot be now, has to be known: the page would stay. */
function unlessMissing(error: unknown): void {
  const { code, name } = error as NodeJS.ErrnoException;
  if (code !== "ENOENT" && name !== "NoSuchKey") throw error;
}
