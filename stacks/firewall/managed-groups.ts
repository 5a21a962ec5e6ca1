/**
 * What a managed rule looks at. `agent`: whether there is a User-Agent. `body` and `query`: text, which may be somebody's honest words.
 * `other`: what people do not write.
 */
export type LooksAt = "agent" | "body" | "query" | "other";

export interface ManagedRule {
  readonly name: string;
  /** What it puts on a request that it matches. Written otherwise than its name. */
  readonly label: string;
  readonly looksAt: LooksAt;
}

export interface ManagedGroup {
  /** What the whole group costs of a web ACL's capacity. */
  readonly capacity: number;
  readonly rules: readonly ManagedRule[];
}

/** `NAME` or `NAME:Label` where AWS writes the two otherwise than by its habit. */
const rulesOf = (namespace: string, looksAt: LooksAt, names: readonly string[]): ManagedRule[] =>
  names.map((each) => {
    const [name = "", label = labelOf(name)] = each.split(":");
    return { name, label: `awswaf:managed:aws:${namespace}:${label}`, looksAt };
  });

const PARTS: Readonly<Record<string, string>> = {
  BODY: "Body",
  COOKIE: "Cookie",
  HEADER: "Header",
  QUERYARGUMENTS: "QueryArguments",
  QUERYSTRING: "QueryString",
  URIPATH: "URIPath",
};
const labelOf = (name: string): string => name.replace(/[A-Z]+$/, (part) => PARTS[part] ?? part);

const common = "core-rule-set";
const known = "known-bad-inputs";
const sql = "sql-database";
const address = "amazon-ip-list";

/**
 * AWS's rule groups that stand before API and site, by their static versions. Source: "AWS Managed Rules rule groups list" in AWS WAF's
 * guide, which has names, labels and capacities.
 */
export const managedGroups = {
  AWSManagedRulesCommonRuleSet: {
    capacity: 700,
    rules: [
      ...rulesOf(common, "agent", ["NoUserAgent_HEADER"]),
      ...rulesOf(common, "body", [
        ...["SizeRestrictions_BODY", "EC2MetaDataSSRF_BODY", "GenericLFI_BODY", "GenericRFI_BODY"],
        "CrossSiteScripting_BODY",
      ]),
      ...rulesOf(common, "query", [
        ...["SizeRestrictions_QUERYSTRING", "EC2MetaDataSSRF_QUERYARGUMENTS", "GenericLFI_QUERYARGUMENTS"],
        ...["GenericRFI_QUERYARGUMENTS", "RestrictedExtensions_QUERYARGUMENTS", "CrossSiteScripting_QUERYARGUMENTS"],
      ]),
      ...rulesOf(common, "other", [
        ...["UserAgent_BadBots_HEADER:BadBots_Header", "SizeRestrictions_Cookie_HEADER", "SizeRestrictions_URIPATH"],
        ...["EC2MetaDataSSRF_COOKIE", "EC2MetaDataSSRF_URIPATH", "GenericLFI_URIPATH", "GenericRFI_URIPATH"],
        ...["RestrictedExtensions_URIPATH", "CrossSiteScripting_COOKIE", "CrossSiteScripting_URIPATH"],
      ]),
    ],
  },
  AWSManagedRulesKnownBadInputsRuleSet: {
    capacity: 200,
    rules: [
      ...rulesOf(known, "body", ["JavaDeserializationRCE_BODY", "Log4JRCE_BODY"]),
      ...rulesOf(known, "query", ["JavaDeserializationRCE_QUERYSTRING", "Log4JRCE_QUERYSTRING"]),
      ...rulesOf(known, "other", [
        ...["JavaDeserializationRCE_HEADER", "JavaDeserializationRCE_URIPATH", "Log4JRCE_HEADER", "Log4JRCE_URIPATH"],
        ...["Host_localhost_HEADER:Host_Localhost_Header", "PROPFIND_METHOD:Propfind_Method"],
        // What this one knows is an attack on the very thing that takes forms: React's Server Actions. Nobody writes React's own format.
        ...["ExploitablePaths_URIPATH", "ReactJSRCE_BODY"],
      ]),
    ],
  },
  AWSManagedRulesSQLiRuleSet: {
    capacity: 200,
    rules: [
      ...rulesOf(sql, "body", ["SQLi_BODY", "SQLiExtendedPatterns_BODY"]),
      ...rulesOf(sql, "query", ["SQLi_QUERYARGUMENTS", "SQLiExtendedPatterns_QUERYARGUMENTS"]),
      ...rulesOf(sql, "other", ["SQLi_COOKIE", "SQLi_URIPATH"]),
    ],
  },
  AWSManagedRulesAmazonIpReputationList: {
    capacity: 25,
    rules: [
      ...rulesOf(address, "other", [
        "AWSManagedIPReputationList:AWSManagedIPReputationList",
        "AWSManagedReconnaissanceList:AWSManagedReconnaissanceList",
      ]),
    ],
  },
} satisfies Readonly<Record<string, ManagedGroup>>;

export type GroupName = keyof typeof managedGroups;

/** The labels of what these groups' rules of some kind match. */
export const labelsOf = (groups: readonly GroupName[], looksAt: LooksAt): string[] =>
  groups.flatMap((name) =>
    managedGroups[name].rules.filter((rule) => rule.looksAt === looksAt).map(({ label }) => label),
  );
