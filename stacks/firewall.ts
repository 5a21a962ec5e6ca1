import { SITE_HEADER } from "@bellyfed/core/visitor";
import type { Api } from "./api.ts";
import type { Stage } from "./stage.ts";

type Rule = aws.types.input.wafv2.WebAclRule;
type Statement = aws.types.input.wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement;

const seen = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

/** A firewall before the API, on the stages that have one. `siteSecret`: by which the site proves that a call is its own. */
export function firewall({ firewall: settings, name }: Stage, { gateway }: Api, siteSecret: $util.Input<string>) {
  if (!settings) return;
  const acl = new aws.wafv2.WebAcl("ApiFirewall", {
    name: `${$app.name}-${name}-api`,
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    customResponseBodies: [{ key: "too-large", contentType: "APPLICATION_JSON", content: TOO_LARGE }],
    rules: [perAddress(settings.requestsPerAddress, siteSecret), bodySize, ...managed],
    visibilityConfig: seen("ApiFirewall"),
  });
  new aws.wafv2.WebAclAssociation("ApiFirewallAssociation", {
    resourceArn: gateway.nodes.stage?.arn ?? "",
    webAclArn: acl.arn,
  });
}

/** The site's few addresses call for all its visitors, who are limited before the site: what proves to be its own is not counted here. */
const perAddress = (limit: number, siteSecret: $util.Input<string>): Rule => ({
  name: "RequestsPerAddress",
  priority: 0,
  action: { block: {} },
  statement: {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: 300,
      aggregateKeyType: "IP",
      scopeDownStatement: { notStatement: { statements: [fromSite(siteSecret)] } },
    },
  },
  visibilityConfig: seen("ApiRequestsPerAddress"),
});

const fromSite = (siteSecret: $util.Input<string>): Statement => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { name: SITE_HEADER } },
    searchString: siteSecret,
    positionalConstraint: "EXACTLY",
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
});

const TOO_LARGE = JSON.stringify({
  type: "urn:bellyfed:problem:request.too_large",
  title: "Content too large",
  status: 413,
  detail: "A request's body may have 1048576 bytes at most",
  code: "request.too_large",
});

/** A Content-Length above 1,048,576: the firewall itself sees only the beginning of a body. */
export const OVER_ONE_MEBIBYTE =
  "^(\\d{8,}|[2-9]\\d{6}|1[1-9]\\d{5}|10[5-9]\\d{4}|104[9]\\d{3}|1048[6-9]\\d{2}|10485[8-9]\\d|104857[7-9])$";

const bodySize: Rule = {
  name: "BodySize",
  priority: 1,
  action: { block: { customResponse: { responseCode: 413, customResponseBodyKey: "too-large" } } },
  statement: {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { name: "content-length" } },
      regexString: OVER_ONE_MEBIBYTE,
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  },
  visibilityConfig: seen("ApiBodySize"),
};

/** A menu or an import is larger than the 8 KB that AWS's rules allow a body, so that rule only counts. */
const managed: readonly Rule[] = [
  { name: "AWSManagedRulesCommonRuleSet", counting: ["SizeRestrictions_BODY"] },
  { name: "AWSManagedRulesKnownBadInputsRuleSet", counting: [] },
  { name: "AWSManagedRulesAmazonIpReputationList", counting: [] },
].map(({ name, counting }, index) => ({
  name,
  priority: 2 + index,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name,
      ruleActionOverrides: counting.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
}));
