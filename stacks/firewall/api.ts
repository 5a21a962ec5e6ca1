import { SITE_HEADER } from "@bellyfed/core/visitor";
import type { Api } from "../api.ts";
import type { Stage } from "../stage.ts";
import { problemBodies, refusing } from "./answers.ts";
import { textRequests } from "./free-text.ts";
import { byLabel, overridesOf } from "./managed.ts";
import type { GroupName } from "./managed-groups.ts";
import { hasHeader, not, seen } from "./statements.ts";

type Rule = aws.types.input.wafv2.WebAclRule;
type Statement = aws.types.input.wafv2.WebAclRuleStatement;
type Header = aws.types.input.wafv2.WebAclRuleActionBlockCustomResponseResponseHeader;

/** A firewall before the API, on the stages that have one. `siteSecret`: by which the site proves that a call is its own. */
export function firewall(
  { firewall: settings, name }: Stage,
  { gateway, origin }: Api,
  siteSecret: $util.Input<string>,
) {
  if (!settings) return;
  // So that pages of other origins, which call the API in a browser, can read why.
  const headers: Header[] = [{ name: "Access-Control-Allow-Origin", value: origin }];
  const fromSite = hasHeader(SITE_HEADER, siteSecret);
  const acl = new aws.wafv2.WebAcl("ApiFirewall", {
    name: `${$app.name}-${name}-api`,
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    customResponseBodies: problemBodies(["filtered", "nameless", "too-large", "too-many"]),
    rules: [
      perAddress(settings.requestsPerAddress, fromSite, headers),
      bodySize(headers),
      ...GROUPS.map((group, index) => managed(group, 2 + index, fromSite, headers)),
      ...byLabel(
        {
          prefix: "Api",
          groups: GROUPS,
          firstPriority: 2 + GROUPS.length,
          refused: refusing("filtered", headers),
          nameYourself: refusing("nameless", headers),
        },
        { bodies: textRequests("body", name), queries: textRequests("query", name), nameless: [] },
      ),
    ],
    visibilityConfig: seen("ApiFirewall"),
  });
  new aws.wafv2.WebAclAssociation("ApiFirewallAssociation", {
    resourceArn: gateway.nodes.stage?.arn ?? "",
    webAclArn: acl.arn,
  });
}

const GROUPS = [
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesAmazonIpReputationList",
] as const satisfies readonly GroupName[];

/** The site's few addresses call for all its visitors, who are limited before the site: what proves to be its own is not counted here. */
const perAddress = (limit: number, fromSite: Statement, headers: Header[]): Rule => ({
  name: "RequestsPerAddress",
  priority: 0,
  action: { block: refusing("too-many", headers) },
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      aggregateKeyType: "IP",
      scopeDownStatement: not(fromSite),
    },
  },
  visibilityConfig: seen("ApiRequestsPerAddress"),
});

/** A Content-Length above 1,048,576: the firewall itself sees only the beginning of a body. */
export const OVER_ONE_MEBIBYTE =
  "^(\\d{8,}|[2-9]\\d{6}|1[1-9]\\d{5}|10[5-9]\\d{4}|104[9]\\d{3}|1048[6-9]\\d{2}|10485[8-9]\\d|104857[7-9])$";

const bodySize = (headers: Header[]): Rule => ({
  name: "BodySize",
  priority: 1,
  action: { block: refusing("too-large", headers) },
  statement: {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { name: "content-length" } },
      regexString: OVER_ONE_MEBIBYTE,
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  },
  visibilityConfig: seen("ApiBodySize"),
});

/** The address list does not judge the site's calls, which come from addresses that AWS lends to anybody. */
const managed = (name: GroupName, priority: number, fromSite: Statement, headers: Header[]): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name,
      ruleActionOverrides: overridesOf(name, refusing("filtered", headers)),
      ...(name === "AWSManagedRulesAmazonIpReputationList" && { scopeDownStatement: not(fromSite) }),
    },
  },
  visibilityConfig: seen(name),
});
