import { InvalidPattern, isObject, onlyEntry, operators, type Scalar, type Test } from "./operators.ts";

/**
 * EventBridge's event-pattern language.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type EventPattern = (event: unknown) => boolean;

type Path = readonly string[];
type Fields = Readonly<Record<string, unknown>>;
type ObjectTest = (value: Fields) => boolean;

const own = (value: Fields, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value]);

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";

interface LeafTest {
  readonly test: Test;
  /** Whether it also holds where there is no value. */
  readonly absent: boolean;
}

function compileMatcher(matcher: unknown, path: Path): LeafTest {
  if (isScalar(matcher)) return { test: (value) => value === matcher, absent: false };
  if (!isObject(matcher)) throw new InvalidPattern("Match value must be String, number, true, false, or null", path);
  const [operator, operand] = onlyEntry(matcher, "match expression", path);
  if (operator === "exists") {
    if (typeof operand !== "boolean")
      throw new InvalidPattern("exists match pattern must be either true or false", path);
    return { test: () => operand, absent: !operand };
  }
  const compile = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (compile === undefined) throw new InvalidPattern(`Unrecognized match type ${operator}`, path);
  return { test: compile(operand, path), absent: false };
}

/** Any of the matchers on any of the values at the leaf. Objects are not leaves: for a matcher they are not there. */
function compileLeaf(key: string, matchers: readonly unknown[], path: Path): ObjectTest {
  if (matchers.length === 0) throw new InvalidPattern("Empty arrays are not allowed", path);
  const tests = matchers.map((matcher) => compileMatcher(matcher, path));
  const whenAbsent = tests.some(({ absent }) => absent);
  return (value) => {
    const values = flat(own(value, key)).filter(isScalar);
    return values.length === 0 ? whenAbsent : values.some((each) => tests.some(({ test }) => test(each)));
  };
}

/** An array of objects matches when one of its elements matches all of the pattern. */
function compileNested(key: string, pattern: Fields, path: Path): ObjectTest {
  const test = compileObject(pattern, path);
  return (value) => {
    const objects = flat(own(value, key)).filter(isObject);
    return objects.length === 0 ? test({}) : objects.some(test);
  };
}

function compileOr(alternatives: unknown, path: Path): ObjectTest {
  if (!Array.isArray(alternatives) || alternatives.length < 2 || !alternatives.every(isObject)) {
    throw new InvalidPattern("$or must be an array of at least two objects", path);
  }
  const tests = alternatives.map((alternative) => compileObject(alternative, path));
  return (value) => tests.some((test) => test(value));
}

function compileField(key: string, pattern: unknown, path: Path): ObjectTest {
  if (key === "$or") return compileOr(pattern, path);
  if (Array.isArray(pattern)) return compileLeaf(key, pattern, path);
  if (isObject(pattern)) return compileNested(key, pattern, path);
  throw new InvalidPattern(`"${key}" must be an object or an array`, path);
}

function compileObject(pattern: Fields, path: Path): ObjectTest {
  const fields = Object.entries(pattern).map(([key, value]) => compileField(key, value, [...path, key]));
  if (fields.length === 0) throw new InvalidPattern("Empty objects are not allowed", path);
  return (value) => fields.every((test) => test(value));
}

/** Checks a pattern once and answers its test. Throws InvalidPattern, which says what is wrong and where, when it is not valid. */
export function compilePattern(pattern: unknown): EventPattern {
  if (!isObject(pattern)) throw new InvalidPattern("Filter is not an object", []);
  const test = compileObject(pattern, []);
  return (event) => isObject(event) && test(event);
}

/** Whether an event matches a pattern; see `compilePattern`, which is better when there are many events. */
export const matches = (pattern: unknown, event: unknown): boolean => compilePattern(pattern)(event);
