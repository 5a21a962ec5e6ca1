import { PAGES_REST_SECONDS, pageRenewals } from "@bellyfed/core/page-renewals";
import { PAGE_TAGS_HEADER } from "@bellyfed/core/page-tags";
import { deployersCloudFront, readTags } from "@bellyfed/functions/page-tags";
import { receive } from "./grants.ts";
import { lambda } from "./lambda.ts";
import { type WorkQueue, workQueue } from "./queue.ts";
import { consume } from "./sources.ts";
import type { Stage } from "./stage.ts";
import type { FrontDoor } from "./web.ts";

/** Where consumers send the tags of what changed; nothing on stages whose pages CloudFront keeps for seconds, nor while a machine answers. */
export const renewalQueue = (stage: Stage, door: FrontDoor | undefined): WorkQueue | undefined =>
  door && stage.pageTags && !$dev ? workQueue(pageRenewals, PAGES_REST_SECONDS) : undefined;

/** The function that renews pages at the site, and may have this one distribution forget them. */
export function renewPages(stage: Stage, { router, revalidation }: FrontDoor, renewals: WorkQueue) {
  const distribution = router.nodes.cdn.nodes.distribution;
  const received = receive(renewals);
  const made = lambda(stage, pageRenewals.function, {
    file: pageRenewals.function,
    timeoutSeconds: pageRenewals.timeoutSeconds,
    memory: stage.memory.working,
    environment: {
      REVALIDATE_URL: revalidation.url,
      REVALIDATE_SECRET: revalidation.secret,
      DISTRIBUTION_ID: distribution.id,
      ...received.environment,
    },
    permissions: [
      ...received.permissions,
      { actions: ["cloudfront:CreateInvalidation"], resources: [distribution.arn] },
    ],
  });
  consume(renewals, made);
  return made;
}

/**
 * The header in which the distribution reads tags, known once CloudFront has confirmed it: the site keeps pages for a day only where it is
 * told so. With the credentials of whoever deploys, which have just made the distribution; a preview changes nothing.
 */
export function tagsHeader({ router }: FrontDoor): $util.Output<string> {
  return $util
    .output(router.distributionID)
    .apply(async (id) =>
      $util.runtime.isDryRun() ? PAGE_TAGS_HEADER : readTags(deployersCloudFront(process.env), id),
    );
}
