import { existsSync } from "node:fs";
import { join } from "node:path";
import { ADDRESS_HEADER } from "@bellyfed/core/visitor";
import type { Api } from "./api.ts";
import type { Auth } from "./auth.ts";
import { siteRecords } from "./failover.ts";
import { withOurRules } from "./firewall/site.ts";
import { takenByLambda } from "./lambda.ts";
import { forDevelopment, siteInDevelopment } from "./site-in-development.ts";
import type { Stage } from "./stage.ts";
import type { Storage } from "./storage.ts";
import type { Surroundings } from "./surroundings.ts";

const FOLDER = "web";
/** What Lambda@Edge, which signs requests where a firewall stands, is given of a body: a larger one is cut. */
const MOST_SIGNED_BYTES = 1_000_000;
const UNUSED = ["cloudfront:CreateInvalidation", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
const WITH_AWS_RULES = { coreRuleSet: true, knownBadInputs: true, sqlInjection: true };

/** The site's front door, made before the API, which lets the site's origin in; nothing while there is no site. */
export function frontDoor(stage: Stage) {
  if (!existsSync(join($cli.paths.root, FOLDER, "package.json"))) return undefined;
  const { firewall } = stage;
  // One distribution can have a name: in a second region the site is at the address that AWS gives it until the name is its own.
  const hasSiteName = stage.failover !== "secondary";
  const dns = siteRecords(stage);
  silenceEdge();
  const router = new sst.aws.Router("Site", {
    ...(stage.domain && hasSiteName && { domain: { name: stage.domain.site, ...(dns && { dns }) } }),
    // The site is told its visitor's address by CloudFront alone, over whatever a visitor sends.
    edge: {
      viewerRequest: { injection: `event.request.headers["${ADDRESS_HEADER}"] = { value: event.viewer.ip };` },
    },
    ...(firewall && {
      waf: {
        rateLimitPerIp: firewall.requestsPerAddress,
        managedRules: WITH_AWS_RULES,
        logging: { include: "blocked", retention: stage.logRetention },
      },
      transform: { waf: withOurRules },
      // Or the site's function could be called at its own address, past the firewall.
      protection: "oac-with-edge-signing" as const,
    }),
  });
  const secret = new random.RandomPassword("RevalidateSecret", { length: 43, special: false }).result;
  // Under `sst dev` the router leads nowhere, and stays for the next deployment: site and consumers run on this machine.
  const origin = $util.output($dev ? siteInDevelopment().url : router.url).apply((url) => new URL(url).origin);
  return { router, origin, revalidation: { url: $interpolate`${origin}/api/revalidate`, secret } };
}

export type FrontDoor = NonNullable<ReturnType<typeof frontDoor>>;

/** What the site's server calls, and where its visitors' browsers put files to import. */
interface Behind {
  readonly gateway: Api;
  readonly users: Auth;
  readonly files: Storage["imports"];
  readonly siteSecrets: Surroundings["siteSecrets"];
  /** In which header CloudFront reads the tags of pages, where it does. */
  readonly tags: $util.Input<string> | undefined;
}

/** The Next.js site. SST pins an OpenNext that does not know Next 16, so the build is the site's own. */
export function web(
  stage: Stage,
  { router, origin, revalidation }: FrontDoor,
  { gateway, users, files, siteSecrets, tags }: Behind,
) {
  return new sst.aws.Nextjs("Web", {
    path: FOLDER,
    buildCommand: "npx open-next build",
    dev: siteInDevelopment(),
    router: { instance: router },
    // CloudFront waits as long, and not longer unless AWS is asked; without streams 20 seconds would do.
    server: { architecture: "arm64", memory: `${stage.memory.answering} MB`, timeout: "60 seconds" },
    transform: {
      assets: forgetful(stage),
      server: tighten(stage),
      imageOptimizer: tighten(stage),
      revalidationSeeder: tighten(stage),
      revalidationEventsSubscriber: tighten(stage),
    },
    environment: {
      STAGE: stage.name,
      SITE_URL: origin,
      API_URL: gateway.url,
      API_KEY: gateway.keys.site,
      // A stream ends before the function must; the browser comes again by itself and goes on where it was.
      STREAM_SECONDS: "50",
      AUTH_ISSUER: users.identity.issuer,
      AUTH_CLIENT_ID: users.client.id,
      SESSION_SECRET: new random.RandomPassword("SessionSecret", { length: 43, special: false }).result,
      REVALIDATE_SECRET: revalidation.secret,
      SITE_SECRET: siteSecrets.site,
      VISITOR_SECRET: siteSecrets.visitor,
      // What pages may load from, besides the site.
      UPLOAD_ORIGIN: $interpolate`https://${files.nodes.bucket.bucketRegionalDomainName}`,
      ...(stage.firewall && { MOST_FORM_BYTES: String(MOST_SIGNED_BYTES) }),
      ...(tags && { CDN_TAGS_HEADER: tags }),
      ...stage.map,
      ...($dev && forDevelopment()),
    },
  });
}

/** The function that renders the site's pages, where it is deployed. */
export function serverOf({ nodes }: sst.aws.Nextjs) {
  const made = $util.output(nodes.server).apply((server) => {
    if (!server) throw new Error("The site is not deployed");
    return { name: server.name, arn: server.arn };
  });
  return { name: made.name, arn: made.arn };
}

/** By which names AWS knows what is deployed of the site: nothing under `sst dev`. */
export function partsOf(site: sst.aws.Nextjs, { router }: FrontDoor) {
  if ($dev) return undefined;
  return { distribution: router.distributionID, server: serverOf(site).name };
}

/**
 * Kept pages stand in the bucket under their build's id, and no later build deletes them; one that was renewed and that nobody has asked for
 * since shows nobody what stood on it, but lies there. What the erased wrote is gone with it no later than their key is for good. One that is
 * in use is written anew each day; one that was forgotten too early is rendered once more.
 */
const forgetful =
  ({ keyRestoreDays }: Stage) =>
  (args: sst.aws.BucketArgs): undefined => {
    args.lifecycle = [{ id: "forget-pages", prefix: "_cache/", expiresIn: `${keyRestoreDays} days` }];
  };

/**
 * SST's site functions may touch the site's own cache only; it lets them empty every CDN of the account besides, and read a stream that the
 * cache does not have. Their logs are kept as long
 * as all others.
 */
const tighten =
  ({ logRetention }: Stage) =>
  (args: sst.aws.FunctionArgs): undefined => {
    args.transform = { ...args.transform, role: takenByLambda() };
    args.logging = { retention: logRetention };
    args.permissions = $util
      .output(args.permissions ?? [])
      .apply((all) =>
        all.map((each) => ({ ...each, actions: each.actions.filter((action) => !UNUSED.includes(action)) })),
      )
      .apply((all) => all.filter(({ actions }) => actions.length > 0));
  };

/** The function that signs requests at the edge writes no logs: Lambda would keep them for ever, in a group in each region where it runs. */
function silenceEdge(): void {
  $transform(aws.iam.Role, (args, _, name) => {
    if (name === "SiteEdgeFunctionRole") args.managedPolicyArns = [];
  });
}
