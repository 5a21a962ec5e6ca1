import { type CloudFrontCall, CloudFrontError, cloudFront, invalidation } from "@bellyfed/adapters/cloudfront/call";
import { PAGE_TAGS_HEADER } from "@bellyfed/core/page-tags";
import type { Env } from "./environment.ts";

const ATTEMPTS = 5;
const WAITS = 120;
const WAIT_MS = 10_000;

type Pause = (milliseconds: number) => Promise<unknown>;
const pause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** CloudFront, called as whoever SST deploys for. Throws where SST has handed no credentials on. */
export function deployersCloudFront(env: Env): CloudFrontCall {
  const { SST_AWS_ACCESS_KEY_ID: accessKeyId, SST_AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) {
    throw new Error(
      "SST has handed on no credentials (SST_AWS_ACCESS_KEY_ID), by which CloudFront is told of the pages' tags",
    );
  }
  return cloudFront({
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(env.SST_AWS_SESSION_TOKEN && { sessionToken: env.SST_AWS_SESSION_TOKEN }),
    },
    endpoint: env.CLOUDFRONT_ENDPOINT,
  });
}

/**
 * Has a distribution read the tags of pages, which SST's provider does not know and takes away whenever it changes the distribution. Answers
 * the header that is read once that is so everywhere, and throws where it cannot be. What was kept meanwhile has no tags and is forgotten:
 * once for each configuration, by whose ETag the request is named, so that a deployment that ended in between does it the next time.
 */
export async function readTags(call: CloudFrontCall, distribution: string, wait = pause): Promise<string> {
  const etag = await configured(call, `/distribution/${distribution}/config`);
  await everywhere(call, `/distribution/${distribution}`, wait);
  await call("POST", `/distribution/${distribution}/invalidation`, invalidation(["/*"], `page-tags-${etag}`));
  return PAGE_TAGS_HEADER;
}

/** Answers the ETag of a configuration with the header, as read from CloudFront. Who changes it at the same time is not written over. */
async function configured(call: CloudFrontCall, path: string): Promise<string> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { body, etag } = await call("GET", path);
    if (etag && body.includes(CONFIG)) return etag;
    try {
      await call("PUT", path, withTags(body), { "if-match": etag ?? "" });
    } catch (error) {
      if (!(error instanceof CloudFrontError && error.code === "PreconditionFailed")) throw error;
    }
  }
  throw new Error("The distribution does not come to read the tags of pages");
}

async function everywhere(call: CloudFrontCall, path: string, wait: Pause): Promise<void> {
  for (let waits = 0; waits < WAITS; waits++) {
    if ((await call("GET", path)).body.includes("<Status>Deployed</Status>")) return;
    await wait(WAIT_MS);
  }
  throw new Error("CloudFront has not brought the distribution's configuration everywhere");
}

const CONFIG = `<CacheTagConfig><HeaderName>${PAGE_TAGS_HEADER}</HeaderName></CacheTagConfig>`;

/** The same configuration with the header, whatever else stands in it. */
const withTags = (config: string): string =>
  config
    .replace(/<CacheTagConfig>.*?<\/CacheTagConfig>|<CacheTagConfig\/>/s, "")
    .replace(/<\/DistributionConfig>\s*$/, `${CONFIG}</DistributionConfig>`);
