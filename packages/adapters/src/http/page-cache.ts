import type { Log, PageCache } from "@bellyfed/core/ports";
import { RENEWAL_HEADER } from "@bellyfed/core/site-door";

const TIMEOUT_MS = 2_000;

/** Where the site takes the tags of pages, and the secret that it asks for. */
export interface PageCacheSettings {
  readonly url: string | undefined;
  readonly secret: string | undefined;
}

/**
 * Tells the site which pages to make anew. Without an address or a secret there is no site to tell. Best effort: what goes wrong within 2
 * seconds is logged and never thrown.
 */
export function httpPageCache({ url, secret }: PageCacheSettings, log: Log): PageCache {
  if (!url || !secret) return { revalidate: async () => {} };
  return {
    async revalidate(tags) {
      if (tags.length === 0) return;
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", [RENEWAL_HEADER]: secret },
          body: JSON.stringify({ tags }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (!response.ok) log.warn("The site refused to revalidate", { status: response.status });
      } catch (error) {
        log.warn("The site could not be told to revalidate", { error });
      }
    },
  };
}
