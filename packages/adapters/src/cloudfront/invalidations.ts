import { EVERY_PAGE, tagsToRenew } from "@bellyfed/core/page-tags";
import type { CdnCache } from "@bellyfed/core/ports";
import { type CloudFrontSettings, cloudFront, invalidation } from "./call.ts";

const MOST_TAGS = 4;

/**
 * Asks CloudFront to forget pages by their tags. Above four tags at once, what two writes change, it is to forget all pages that have any:
 * each tag costs as much as a path. Throws when CloudFront does not take it, as it does when too much is under way (`TooManyInvalidationsInProgress`).
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 */
export function cloudFrontCache(distribution: string, settings: CloudFrontSettings): CdnCache {
  const call = cloudFront(settings);
  return {
    async forget(tags, reference) {
      const told = tagsToRenew(tags);
      const items = told.length > MOST_TAGS ? [EVERY_PAGE] : told;
      if (items.length === 0) return 0;
      const batch = invalidation(
        items.map((tag) => `#${tag}`),
        reference,
      );
      await call("POST", `/distribution/${distribution}/invalidation`, batch);
      return items.length;
    },
  };
}
