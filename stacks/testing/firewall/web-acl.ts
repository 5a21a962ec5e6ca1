import type { Resource } from "../resource.ts";
import { managedMatches } from "./managed.ts";
import { pathOf, type Seen } from "./request.ts";

// What a web ACL decides, as "AWS WAF" describes its rules, from what the stacks ask of AWS. Nobody here asks so often that a rate counts.

type Inputs = Resource["inputs"];

/** What is answered instead of the page or the function behind a firewall. */
export interface Refusal {
  readonly rule: string;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a web ACL answers a request itself; undefined where it lets it pass. */
export function refusalBy(acl: Inputs, request: Seen): Refusal | undefined {
  const labels = new Set<string>();
  for (const rule of acl.rules.toSorted((a: Inputs, b: Inputs) => a.priority - b.priority)) {
    const block = blockOf(rule, request, labels);
    if (block) return refusal(acl, rule.name, block);
  }
  return undefined;
}

/** How a rule blocks a request, if it does; what its managed rules match is labelled. */
function blockOf(
  { statement, action, overrideAction }: Inputs,
  request: Seen,
  labels: Set<string>,
): Inputs | undefined {
  const group = statement.managedRuleGroupStatement;
  if (!group) return action.block && holds(statement, request, labels) ? action.block : undefined;
  if (!overrideAction?.none) throw new Error(`Nothing is known of ${JSON.stringify(overrideAction)}`);
  if (group.scopeDownStatement && !holds(group.scopeDownStatement, request, labels)) return undefined;
  for (const { name, label } of managedMatches(group.name, request)) {
    labels.add(label);
    const override = group.ruleActionOverrides?.find((each: Inputs) => each.name === name)?.actionToUse;
    if (!override) return {};
    if (override.block) return override.block;
  }
  return undefined;
}

/** Whether a request matches a statement. Throws for a kind of statement that the stacks do not use. */
function holds(statement: Inputs, request: Seen, labels: ReadonlySet<string>): boolean {
  const [kind = ""] = Object.keys(statement);
  const of = statement[kind];
  const inside = (each: Inputs) => holds(each, request, labels);
  switch (kind) {
    case "andStatement":
      return of.statements.every(inside);
    case "orStatement":
      return of.statements.some(inside);
    case "notStatement":
      return !of.statements.some(inside);
    case "labelMatchStatement":
      return labels.has(of.key);
    case "rateBasedStatement":
      return false;
    case "byteMatchStatement":
      return of.positionalConstraint === "EXACTLY" && partOf(of, request) === of.searchString;
    case "regexMatchStatement":
      return new RegExp(of.regexString).test(partOf(of, request) ?? "");
    case "sizeConstraintStatement":
      return of.comparisonOperator === "GT" && (partOf(of, request)?.length ?? -1) > of.size;
    default:
      throw new Error(`Nothing is known of ${kind}`);
  }
}

/** The part of a request that a statement looks at; a header that is not there is none, and matches nothing. */
function partOf({ fieldToMatch, textTransformations }: Inputs, request: Seen): string | undefined {
  if (textTransformations.some(({ type }: Inputs) => type !== "NONE")) throw new Error("Nothing is known of these");
  if (fieldToMatch.method) return request.method;
  if (fieldToMatch.uriPath) return pathOf(request);
  return request.headers[fieldToMatch.singleHeader.name];
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  APPLICATION_JSON: "application/json",
  TEXT_HTML: "text/html",
  TEXT_PLAIN: "text/plain",
};

function refusal({ customResponseBodies = [] }: Inputs, rule: string, { customResponse }: Inputs): Refusal {
  const said = customResponseBodies.find(({ key }: Inputs) => key === customResponse?.customResponseBodyKey);
  return {
    rule,
    status: customResponse?.responseCode ?? 403,
    contentType: CONTENT_TYPES[said?.contentType],
    headers: Object.fromEntries(
      (customResponse?.responseHeaders ?? []).map(({ name, value }: Inputs) => [name.toLowerCase(), value]),
    ),
    body: said?.content ?? "",
  };
}
