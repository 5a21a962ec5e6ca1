import { SEARCH_PATH } from "@bellyfed/core/site-paths";
import { pageBodies, problemBodies, refusing } from "./answers.ts";
import { attemptsBody, attemptsRule } from "./attempts.ts";
import { byLabel, overridesOf } from "./managed.ts";
import { type GroupName, managedGroups } from "./managed-groups.ts";
import { all, isMethod, isPath, sendsHeader } from "./statements.ts";

type Rule = aws.types.input.wafv2.WebAclRule;

/** By what OpenNext renews a page whose time is over: a HEAD without a User-Agent. It opens nothing: Next.js asks for the build's own value. */
export const RENEWS = "x-prerender-revalidate";
/** After SST's own rules, whose priorities begin at 0. */
const FIRST_PRIORITY = 20;

const refused = refusing("filtered");

/** Forms are sent to any page, and people write in them; what they search for stands in the search page's query. */
const honest = {
  bodies: [isMethod("POST")],
  queries: [isPath(SEARCH_PATH)],
  nameless: [all(isMethod("HEAD"), sendsHeader(RENEWS))],
};

const isGroup = (name: string): name is GroupName => name in managedGroups;

/** Makes of the firewall that SST puts before the site one that lets honest people pass and says why it refuses others. */
export function withOurRules(args: aws.wafv2.WebAclArgs): undefined {
  args.rules = $util.output(args.rules).apply((made): Rule[] => {
    const rules = made ?? [];
    const groups = rules.map(({ name }) => name).filter(isGroup);
    return [
      ...rules.map((rule) => ours(rule.name, rule)),
      ...byLabel(
        { prefix: "Site", groups, firstPriority: FIRST_PRIORITY, refused, nameYourself: refusing("nameless") },
        honest,
      ),
      attemptsRule(FIRST_PRIORITY + 3),
    ];
  });
  args.customResponseBodies = [...pageBodies(["filtered", "too-many"]), ...problemBodies(["nameless"]), attemptsBody];
}

/** SST's rule of this name, with our answers and counting what honest people send. */
function ours(name: string, rule: Rule): Rule {
  if (name === "RateLimitPerIP") return { ...rule, action: { block: refusing("too-many") } };
  if (!isGroup(name)) return rule;
  const group = { vendorName: "AWS", name, ruleActionOverrides: overridesOf(name, refused) };
  return { ...rule, statement: { managedRuleGroupStatement: group } };
}
