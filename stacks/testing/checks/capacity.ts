import { type ManagedGroup, managedGroups } from "../../firewall/managed-groups.ts";
import type { Resource } from "../resource.ts";

type Inputs = Resource["inputs"];

/** Above it a web ACL costs more for each request. Source: "Web ACL capacity units (WCUs) in AWS WAF". */
export const INCLUDED_CAPACITY = 1_500;

/** What a web ACL's rules take of its capacity, as AWS counts. */
export const capacityOf = ({ rules }: Inputs): number =>
  rules.reduce((sum: number, { statement }: Inputs) => sum + capacity(statement), 0);

const sum = (statements: readonly Inputs[]): number => statements.reduce((all, each) => all + capacity(each), 0);

/** Each text transformation but "none" costs 10, with all that is looked for in the same place. */
const transformed = ({ textTransformations }: Inputs): number =>
  10 * textTransformations.filter(({ type }: Inputs) => type !== "NONE").length;

/** Source: the pages of each kind of statement in AWS WAF's guide. Throws for a kind that the stacks do not use. */
function capacity(statement: Inputs): number {
  const [kind = ""] = Object.keys(statement);
  const of = statement[kind];
  switch (kind) {
    case "andStatement":
    case "orStatement":
    case "notStatement":
      return sum(of.statements);
    case "labelMatchStatement":
      return 1;
    case "sizeConstraintStatement":
      return 1 + transformed(of);
    case "byteMatchStatement":
      return (of.positionalConstraint.startsWith("CONTAINS") ? 10 : 2) + transformed(of);
    case "regexMatchStatement":
      return 3 + transformed(of);
    case "rateBasedStatement":
      return 2 + (of.scopeDownStatement ? capacity(of.scopeDownStatement) : 0);
    case "managedRuleGroupStatement":
      return groupCapacity(of.name) + (of.scopeDownStatement ? capacity(of.scopeDownStatement) : 0);
    default:
      throw new Error(`Nothing is known of ${kind}`);
  }
}

function groupCapacity(name: string): number {
  const group = (managedGroups as Readonly<Record<string, ManagedGroup>>)[name];
  if (!group) throw new Error(`Nothing is known of the managed rules ${name}`);
  return group.capacity;
}
