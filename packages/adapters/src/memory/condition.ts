import { isDeepStrictEqual } from "node:util";
import type { Item } from "@bellyfed/core/ports";
import { invalid, type Scope } from "./operation.ts";
import { type Tokens, tokensOf } from "./tokens.ts";

export type Predicate = (item: Item) => boolean;
type Operand = (item: Item) => unknown;

/**
 * A ConditionExpression or KeyConditionExpression as a predicate. Of DynamoDB's grammar it knows AND, OR, NOT, brackets,
 * comparisons by = < <= > >= and BETWEEN, attribute_exists, attribute_not_exists and begins_with; it throws on the rest.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export function predicateOf(expression: string, scope: Scope): Predicate {
  const tokens = tokensOf(expression);
  const predicate = either(tokens, scope);
  if (!tokens.done) throw invalid(`Not known here: ${tokens.take()} in ${expression}`);
  return predicate;
}

function either(tokens: Tokens, scope: Scope): Predicate {
  const parts = [both(tokens, scope)];
  while (tokens.accept("OR")) parts.push(both(tokens, scope));
  return (item) => parts.some((holds) => holds(item));
}

function both(tokens: Tokens, scope: Scope): Predicate {
  const parts = [single(tokens, scope)];
  while (tokens.accept("AND")) parts.push(single(tokens, scope));
  return (item) => parts.every((holds) => holds(item));
}

function single(tokens: Tokens, scope: Scope): Predicate {
  if (tokens.accept("NOT")) {
    const holds = single(tokens, scope);
    return (item) => !holds(item);
  }
  if (tokens.accept("(")) {
    const holds = either(tokens, scope);
    tokens.expect(")");
    return holds;
  }
  const word = tokens.take();
  return tokens.accept("(") ? called(word, tokens, scope) : compared(operandOf(word, scope), tokens, scope);
}

function called(name: string, tokens: Tokens, scope: Scope): Predicate {
  const attribute = scope.name(tokens.take());
  if (name === "begins_with") {
    tokens.expect(",");
    const prefix = operandOf(tokens.take(), scope);
    tokens.expect(")");
    return (item) => String(item[attribute] ?? "").startsWith(String(prefix(item)));
  }
  tokens.expect(")");
  if (name === "attribute_exists") return (item) => item[attribute] !== undefined;
  if (name === "attribute_not_exists") return (item) => item[attribute] === undefined;
  throw invalid(`Not known here: ${name}()`);
}

const operandOf = (word: string, scope: Scope): Operand => {
  if (!word.startsWith(":")) {
    const attribute = scope.name(word);
    return (item) => item[attribute];
  }
  const value = scope.value(word);
  return () => value;
};

function compared(left: Operand, tokens: Tokens, scope: Scope): Predicate {
  const operator = tokens.take();
  const right = operandOf(tokens.take(), scope);
  switch (operator.toUpperCase()) {
    case "=":
      return (item) => left(item) !== undefined && isDeepStrictEqual(left(item), right(item));
    case "<":
      return (item) => order(left(item), right(item)) < 0;
    case "<=":
      return (item) => order(left(item), right(item)) <= 0;
    case ">":
      return (item) => order(left(item), right(item)) > 0;
    case ">=":
      return (item) => order(left(item), right(item)) >= 0;
    case "BETWEEN": {
      tokens.expect("AND");
      const upper = operandOf(tokens.take(), scope);
      return (item) => order(left(item), right(item)) >= 0 && order(left(item), upper(item)) <= 0;
    }
    default:
      throw invalid(`Not known here: ${operator}`);
  }
}

/** NaN, which no comparison holds for, between values of different types. */
function order(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return typeof a === "string" && typeof b === "string" ? byteOrder(a, b) : Number.NaN;
}

/** DynamoDB orders text by its UTF-8 bytes, JavaScript by UTF-16 units: these differ beyond the basic plane. */
export const byteOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
