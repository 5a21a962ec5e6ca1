import { AsyncLocalStorage } from "node:async_hooks";
import type { IncrementalCache } from "@opennextjs/aws/types/overrides.js";

type Kept = NonNullable<Awaited<ReturnType<IncrementalCache["get"]>>>["value"];

/** What was met while one request was answered. */
export interface Seen {
  /** When it came, milliseconds since 1970: nothing was asked for earlier that goes into its answer. */
  readonly began: number;
  /** The tags of the page that came out of the cache. */
  tags?: readonly string[];
}

const HEADER = "x-next-cache-tags";
/** Next.js gives a page one such for each part of its path; the site renews by none. */
const OF_PATH = "_N_T_";

// OpenNext may bundle its cache apart from the wrapper: both have to find the same.
const shared = globalThis as { bellyfedSeen?: AsyncLocalStorage<Seen> };
shared.bellyfedSeen ??= new AsyncLocalStorage<Seen>();
const current = shared.bellyfedSeen;

/** Answers a request, and notes in `seen` what is met meanwhile. */
export const noting = <T>(seen: Seen, answer: () => T): T => current.run(seen, answer);

/** When the request came that is being answered; undefined outside of one, as at a build. */
export const began = (): number | undefined => current.getStore()?.began;

/** Notes the tags that a kept page stands under. */
export function note(value: Kept): void {
  const seen = current.getStore();
  const given = value && "meta" in value ? value.meta?.headers?.[HEADER] : undefined;
  if (!seen || typeof given !== "string") return;
  seen.tags = given.split(",").filter((tag) => tag !== "" && !tag.startsWith(OF_PATH));
}
