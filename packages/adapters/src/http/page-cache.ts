import type { Log, PageCache } from "@bellyfed/core/ports";
import { RENEWAL_HEADER } from "@bellyfed/core/site-door";

const TIMEOUT_MS = 2_000;
/** For who waits until the site has started. */
const PATIENCE_MS = 10_000;
/** Of one request; the site takes as many. */
const MOST_TAGS = 1_000;

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
      for (let from = 0; from < tags.length; from += MOST_TAGS) {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", [RENEWAL_HEADER]: secret },
          body: JSON.stringify({ tags: tags.slice(from, from + MOST_TAGS) }),
          signal: AbortSignal.timeout(patience),
        });
        if (!response.ok) throw new Error(`The site answers ${response.status}`);
      }
    },
  };
}
