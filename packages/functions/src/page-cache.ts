import type { Log, PageCache } from "@bellyfed/core/ports";
import type { Env } from "./environment.ts";

const TIMEOUT_MS = 2_000;

/** Tells the site which pages to make anew: REVALIDATE_URL with REVALIDATE_SECRET; without them there is no site to tell. */
export function pageCache(env: Env, log: Log): PageCache {
  const { REVALIDATE_URL: url, REVALIDATE_SECRET: secret } = env;
  if (!url || !secret) return { revalidate: async () => {} };
  return {
    async revalidate(tags) {
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
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
