import { ATTEMPT_PATH, addressLimits } from "@bellyfed/core/address-limits";

type Rule = aws.types.input.wafv2.WebAclRule;

/** After SST's own rules, whose priorities begin at 0. */
const PRIORITY = 20;
const BODY = "too-many-attempts";
/** A form that was sent by a script shows this; a browser without scripts shows it as a page. */
const TEXT = "429 Too many attempts. Wait a while, then try again.";

const isPost = {
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    searchString: "POST",
    positionalConstraint: "EXACTLY",
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
};
const whereAttempted = {
  regexMatchStatement: {
    fieldToMatch: { uriPath: {} },
    regexString: ATTEMPT_PATH,
    textTransformations: [
      { priority: 0, type: "URL_DECODE" },
      { priority: 1, type: "NORMALIZE_PATH" },
    ],
  },
};

/** Where people sign in, sign up and set a password anew, an address may try only so often: a rule of the site's firewall beside SST's. */
const rule: Rule = {
  name: "AttemptsPerAddress",
  priority: PRIORITY,
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: BODY,
        responseHeaders: [{ name: "Retry-After", value: String(addressLimits.seconds) }],
      },
    },
  },
  statement: {
    rateBasedStatement: {
      limit: addressLimits.attempts,
      evaluationWindowSec: addressLimits.seconds,
      aggregateKeyType: "IP",
      scopeDownStatement: { andStatement: { statements: [isPost, whereAttempted] } },
    },
  },
  visibilityConfig: {
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
    metricName: "SiteAttemptsPerAddress",
  },
};

/** Adds it to what SST makes of the site's firewall. */
export function withAttemptsRule(args: aws.wafv2.WebAclArgs): undefined {
  args.rules = $util.output(args.rules).apply((rules) => [...(rules ?? []), rule]);
  args.customResponseBodies = [{ key: BODY, contentType: "TEXT_PLAIN", content: TEXT }];
}
