import { httpPageCache } from "@bellyfed/adapters/http/page-cache";
import { queuedPageCache } from "@bellyfed/adapters/sqs/page-cache";
import { sqsClient, sqsSender } from "@bellyfed/adapters/sqs/sender";
import type { Log, PageCache } from "@bellyfed/core/ports";
import { type Env, secret } from "./environment.ts";

/** Whom a consumer tells which pages are to be made anew: the queue before the CDN, or else the site. */
export function pageCacheOf(env: Env, log: Log): PageCache {
  const { PAGE_RENEWALS_QUEUE_URL: queueUrl, SQS_ENDPOINT: endpoint } = env;
  if (queueUrl) return queuedPageCache(sqsSender({ client: sqsClient({ endpoint }), queueUrl }));
  return httpPageCache({ url: env.REVALIDATE_URL, secret: secret(env, "REVALIDATE_SECRET") }, log);
}
