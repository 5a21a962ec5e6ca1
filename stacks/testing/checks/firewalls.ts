import { type ManagedGroup, type ManagedRule, managedGroups } from "../../firewall/managed-groups.ts";
import { ofType, type Resource, types } from "../resource.ts";

type Inputs = Resource["inputs"];

/** AWS takes no longer expression and no longer answer, and its provider no statements that are nested deeper. */
const MOST = { characters: 512, levels: 3, bytes: 4_096, headers: 100 };

/** Every place where a firewall turns honest people away, lets what it counted pass, or refuses without a word, in words. */
export const firewallFaults = (resources: readonly Resource[]): string[] =>
  ofType(resources, types.firewall).flatMap(({ name, inputs }) =>
    [
      ...inputs.rules.flatMap((rule: Inputs) => groupFaults(rule, inputs.rules)),
      ...inputs.rules.flatMap((rule: Inputs) => wordless(rule, inputs.customResponseBodies ?? [])),
      ...inputs.rules.flatMap(sizeFaults),
      ...priorityFaults(inputs.rules),
      ...headerFaults(inputs.rules),
      ...(inputs.customResponseBodies ?? [])
        .filter(({ content }: Inputs) => Buffer.byteLength(content) > MOST.bytes)
        .map(({ key }: Inputs) => `the answer ${key} is too long`),
    ].map((fault) => `${name}: ${fault}`),
  );

function groupFaults({ statement, priority }: Inputs, rules: readonly Inputs[]): string[] {
  const group = statement.managedRuleGroupStatement;
  if (!group) return [];
  const known = (managedGroups as Readonly<Record<string, ManagedGroup>>)[group.name];
  if (!known) return [`nothing is known of ${group.name}`];
  const isCounted = ({ name }: ManagedRule) =>
    group.ruleActionOverrides?.some((each: Inputs) => each.name === name && each.actionToUse.count);
  const blocked = rules
    .filter((rule) => rule.priority > priority && rule.action?.block)
    .flatMap((rule) => labelsIn(rule.statement));
  return [
    ...known.rules
      .filter((rule) => rule.looksAt !== "other" && !isCounted(rule))
      .map(({ name }) => `${name} blocks before anybody asks who it is`),
    ...known.rules
      .filter((rule) => isCounted(rule) && !blocked.includes(rule.label))
      .map(({ name }) => `${name} counts, and nothing blocks by its label`),
    ...(group.name.includes("IpReputation") && !JSON.stringify(group.scopeDownStatement ?? {}).includes("bellyfed-site")
      ? [`${group.name} judges the site's own calls`]
      : []),
  ];
}

/** The labels that a statement looks for: those before any "not". */
function labelsIn(statement: Inputs): string[] {
  const { labelMatchStatement: label, andStatement, orStatement } = statement;
  if (label) return [label.key];
  return [...(andStatement?.statements ?? []), ...(orStatement?.statements ?? [])].flatMap(labelsIn);
}

/** Everything that a rule blocks by itself, with the name of what blocks. */
const blocksOf = ({ name, action, statement }: Inputs): Inputs[] => [
  ...(action?.block ? [{ name, ...action.block }] : []),
  ...(statement.managedRuleGroupStatement?.ruleActionOverrides ?? []).flatMap((each: Inputs) =>
    each.actionToUse.block ? [{ name: each.name, ...each.actionToUse.block }] : [],
  ),
];

/** Blocks that say nothing, or what the firewall does not have. */
const wordless = (rule: Inputs, bodies: readonly Inputs[]): string[] =>
  blocksOf(rule)
    .filter(({ customResponse }) => !bodies.some(({ key }) => key === customResponse?.customResponseBodyKey))
    .map(({ name }) => `${name} refuses without a word`);

/** All headers of all answers count together. */
function headerFaults(rules: readonly Inputs[]): string[] {
  const { length } = rules.flatMap(blocksOf).flatMap(({ customResponse }) => customResponse?.responseHeaders ?? []);
  return length > MOST.headers ? [`its answers have ${length} headers`] : [];
}

function sizeFaults({ name, statement }: Inputs): string[] {
  return [
    ...(levelsIn(statement) > MOST.levels ? [`${name} is nested deeper than AWS takes it`] : []),
    ...expressionsIn(statement)
      .filter(({ length }) => length > MOST.characters)
      .map(({ length }) => `${name} has an expression of ${length} characters`),
  ];
}

const nested = (statement: Inputs): Inputs[] =>
  ["andStatement", "orStatement", "notStatement"].flatMap((kind) => statement[kind]?.statements ?? []);
const levelsIn = (statement: Inputs): number => {
  const inside = nested(statement);
  return inside.length === 0 ? 0 : 1 + Math.max(...inside.map(levelsIn));
};
const expressionsIn = (statement: Inputs): string[] => [
  ...(statement.regexMatchStatement ? [statement.regexMatchStatement.regexString] : []),
  ...nested(statement).flatMap(expressionsIn),
];

const priorityFaults = (rules: readonly Inputs[]): string[] =>
  [...Map.groupBy(rules, ({ priority }) => priority)]
    .filter(([, group]) => group.length > 1)
    .map(([priority, group]) => `${group.map(({ name }) => name).join(" and ")} are both number ${priority}`);
