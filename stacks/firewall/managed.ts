import { type GroupName, labelsOf, type ManagedGroup, managedGroups } from "./managed-groups.ts";
import { all, hasLabel, not, seen, some } from "./statements.ts";

type Rule = aws.types.input.wafv2.WebAclRule;
type Statement = aws.types.input.wafv2.WebAclRuleStatement;
type Block = aws.types.input.wafv2.WebAclRuleActionBlock;

/**
 * What is done instead of what AWS's rules would do by themselves. Those that look at people's words, or for a User-Agent, count: they put a
 * label on a request, by which a rule of ours may block it. The others block at once, with our answer.
 */
export const overridesOf = (name: GroupName, refused: Block) =>
  (managedGroups[name] as ManagedGroup).rules.map(({ name, looksAt }) => ({
    name,
    actionToUse: looksAt === "other" ? { block: refused } : { count: {} },
  }));

/** Where a firewall lets pass what a managed rule has labelled. */
export interface Honest {
  /** Requests whose body may hold people's words. */
  readonly bodies: readonly Statement[];
  /** Requests whose query may hold them. */
  readonly queries: readonly Statement[];
  /** Programs that send no User-Agent and are welcome. */
  readonly nameless: readonly Statement[];
}

interface Blocking {
  /** Of metrics: `Api`. */
  readonly prefix: string;
  readonly groups: readonly GroupName[];
  /** After every group, whose labels these look for. */
  readonly firstPriority: number;
  readonly refused: Block;
  readonly nameYourself: Block;
}

/** The rules that block by label, except where honest people are. */
export function byLabel({ prefix, groups, firstPriority, ...answers }: Blocking, honest: Honest): Rule[] {
  const { refused, nameYourself } = answers;
  const rules = [
    { name: "NoUserAgent", looksAt: "agent", except: honest.nameless, block: nameYourself },
    { name: "SuspectBody", looksAt: "body", except: honest.bodies, block: refused },
    { name: "SuspectQuery", looksAt: "query", except: honest.queries, block: refused },
  ] as const;
  return rules.map(({ name, looksAt, except, block }, index) => {
    const labelled = some(labelsOf(groups, looksAt).map(hasLabel));
    return {
      name,
      priority: firstPriority + index,
      action: { block },
      statement: except.length === 0 ? labelled : all(labelled, ...except.map(not)),
      visibilityConfig: seen(`${prefix}${name}`),
    };
  });
}
