import type { Item } from "@bellyfed/core/ports";
import { invalid, type Scope } from "./operation.ts";
import { type Tokens, tokensOf } from "./tokens.ts";

/** Undefined takes the attribute away. */
type Change = readonly [attribute: string, value: (item: Item) => unknown];

const clauses: Readonly<Record<string, (tokens: Tokens, scope: Scope) => Change>> = {
  SET: setOf,
  ADD: (tokens, scope) => {
    const attribute = scope.name(tokens.take());
    const by = numberOf(scope.value(tokens.take()));
    return [attribute, (item) => numberOf(item[attribute] ?? 0) + by];
  },
  REMOVE: (tokens, scope) => [scope.name(tokens.take()), () => undefined],
};

/**
 * An UpdateExpression as a function on items. It knows SET of values, attributes, if_not_exists and sums of two of these; ADD of
 * numbers; and REMOVE; it throws on the rest. Every value is worked out from the item as it was before.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export function updateOf(expression: string, scope: Scope): (item: Item) => Item {
  const tokens = tokensOf(expression);
  const changes: Change[] = [];
  while (!tokens.done) {
    const keyword = tokens.take().toUpperCase();
    const clause = Object.hasOwn(clauses, keyword) ? clauses[keyword] : undefined;
    if (!clause) throw invalid(`Not known here: ${keyword} in ${expression}`);
    do changes.push(clause(tokens, scope));
    while (tokens.accept(","));
  }
  const attributes = changes.map(([attribute]) => attribute);
  const twice = attributes.find((attribute, index) => attributes.indexOf(attribute) !== index);
  if (twice !== undefined) throw invalid(`Two document paths overlap with each other: ${twice}`);
  return (item) => ({
    ...item,
    ...Object.fromEntries(changes.map(([attribute, value]) => [attribute, value(item)])),
  });
}

function setOf(tokens: Tokens, scope: Scope): Change {
  const attribute = scope.name(tokens.take());
  tokens.expect("=");
  const left = operandOf(tokens, scope);
  if (tokens.accept("+")) {
    const right = operandOf(tokens, scope);
    return [attribute, (item) => numberOf(left(item)) + numberOf(right(item))];
  }
  if (tokens.accept("-")) {
    const right = operandOf(tokens, scope);
    return [attribute, (item) => numberOf(left(item)) - numberOf(right(item))];
  }
  return [attribute, left];
}

function operandOf(tokens: Tokens, scope: Scope): (item: Item) => unknown {
  const word = tokens.take();
  if (word.startsWith(":")) {
    const value = scope.value(word);
    return () => value;
  }
  if (!tokens.accept("(")) return existing(scope.name(word));
  if (word !== "if_not_exists") throw invalid(`Not known here: ${word}()`);
  const attribute = scope.name(tokens.take());
  tokens.expect(",");
  const otherwise = operandOf(tokens, scope);
  tokens.expect(")");
  return (item) => item[attribute] ?? otherwise(item);
}

function existing(attribute: string): (item: Item) => unknown {
  return (item) => {
    if (item[attribute] === undefined) throw invalid(`The item has no attribute ${attribute} to take a value from`);
    return item[attribute];
  };
}

function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  throw invalid(`An operand of the update is of the wrong type: ${typeof value}`);
}
