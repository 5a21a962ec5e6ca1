import { ATTEMPT_PATH, addressLimits } from "@bellyfed/core/address-limits";
import { isMethod, seen } from "./statements.ts";

type Rule = aws.types.input.wafv2.WebAclRule;

const BODY = "too-many-attempts";
/** A form that was sent by a script shows this; a browser without scripts shows it as a page. */
const TEXT = "429 Too many attempts. Wait a while, then try again.";
export const attemptsBody = { key: BODY, contentType: "TEXT_PLAIN", content: TEXT };

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
export const attemptsRule = (priority: number): Rule => ({
  name: "AttemptsPerAddress",
  priority,
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
      scopeDownStatement: { andStatement: { statements: [isMethod("POST"), whereAttempted] } },
    },
  },
  visibilityConfig: seen("SiteAttemptsPerAddress"),
});
