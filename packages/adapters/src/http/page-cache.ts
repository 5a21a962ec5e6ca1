import { parallel } from "@bellyfed/core/parallel";
import type { Log, PageCache } from "@bellyfed/core/ports";
import { RENEWAL_HEADER } from "@bellyfed/core/site-door";
import { chunksBySize } from "../chunks.ts";

const TIMEOUT_MS = 2_000;
/** For who waits until the site has started. */
const PATIENCE_MS = 10_000;
/** Of one request: the deployed site forgets one after the other, each by calls of its own. */
const MOST_TAGS = 100;
const PARALLEL = 4;

/** Where the site takes the tags of pages, and the secret that it asks for. */
export interface PageCacheSettings {
  readonly url: string | undefined;
  readonly secret: string | undefined;
}

/**
 * Tells the site which pages to make anew. Without an address or a secret there is no site to tell. Best effort: what goes wrong within 2
 * seconds is logged and never thrown.
 */
export function httpPageCache(settings: PageCacheSettings, log: Log): PageCache {
  const strict = strictPageCache(settings, TIMEOUT_MS);
  return {
    revalidate: (tags) =>
      strict
        .revalidate(tags)
        .catch((error: unknown) => log.warn("The site could not be told to revalidate", { error })),
  };
}

/** The same, but throws what goes wrong. */
export function strictPageCache({ url, secret }: PageCacheSettings, patience = PATIENCE_MS): PageCache {
  if (!url || !secret) return { revalidate: async () => {} };
  return {
    async revalidate(tags) {
      const requests = chunksBySize(tags, () => 0, { entries: MOST_TAGS, bytes: 0 });
      await parallel(requests, PARALLEL, async (some) => {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", [RENEWAL_HEADER]: secret },
          body: JSON.stringify({ tags: some }),
          signal: AbortSignal.timeout(patience),
        });
        if (!response.ok) throw new Error(`The site answers ${response.status}`);
      });
    },
  };
}
