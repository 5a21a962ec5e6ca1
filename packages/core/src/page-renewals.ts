import { type Queue, workQueue } from "./wiring.ts";

/**
 * Tags of pages that are to be made anew, where a CDN keeps them. Events of ten seconds are renewed together: a popular place costs one tag,
 * and a page that was being rendered from what stood before has come to rest. Two at once do no harm: each renews the site first.
 */
export const pageRenewals: Queue = {
  ...workQueue({
    name: "page-renewals",
    function: "renew-pages",
    environment: "PAGE_RENEWALS_QUEUE_URL",
    batchSize: 1_000,
    maxConcurrency: 2,
    timeout: 60,
  }),
  batchWindowSeconds: 10,
};
