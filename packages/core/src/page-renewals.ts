import { type Queue, workQueue } from "./wiring.ts";

/**
 * Tags of pages that are to be made anew, where a CDN keeps them. Events of ten seconds are renewed together: a popular place costs one tag.
 * No more messages than that, each with hundreds of tags, than the site can renew within the function's time. Two at once do no harm: each
 * renews the site first.
 */
export const pageRenewals: Queue = workQueue({
  name: "page-renewals",
  function: "renew-pages",
  environment: "PAGE_RENEWALS_QUEUE_URL",
  batchSize: 20,
  batchWindow: 10,
  maxConcurrency: 2,
  timeout: 60,
});

/**
 * Seconds that a renewal waits at least: until a page that was being rendered from what stood before has come to rest, or it would be kept for
 * a day, and until the indexes that lists are read from show the change.
 */
export const PAGES_REST_SECONDS = 10;
