import { BlockList, isIP } from "node:net";

/** A value that an event can hold at a leaf. */
export type Scalar = string | number | boolean | null;
export type Test = (value: Scalar) => boolean;

/** Why EventBridge would refuse the pattern, and where in it. */
export class InvalidPattern extends Error {
  override readonly name = "InvalidPattern";

  constructor(reason: string, path: readonly string[]) {
    const place = path.length === 0 ? "" : ` at ${path.join(".")}`;
    super(`Event pattern is not valid. Reason: ${reason}${place}`);
  }
}

type Path = readonly string[];
type Compile = (operand: unknown, path: Path) => Test;

/** The only entry of an object with one key. */
export function onlyEntry(value: object, what: string, path: Path): [string, unknown] {
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) throw new InvalidPattern(`${what} must have exactly one key`, path);
  return entry;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function text(operand: unknown, operator: string, path: Path): string {
  if (typeof operand !== "string") throw new InvalidPattern(`${operator} match pattern must be a string`, path);
  return operand;
}

const onText =
  (test: (value: string) => boolean): Test =>
  (value) =>
    typeof value === "string" && test(value);

const fold = (value: string): string => value.toLowerCase();

/** `prefix` and `suffix` take a text, or `{ "equals-ignore-case": text }`. */
const affix =
  (operator: string, has: (value: string, part: string) => boolean): Compile =>
  (operand, path) => {
    if (!isObject(operand)) {
      const part = text(operand, operator, path);
      return onText((value) => has(value, part));
    }
    const [inner, part] = onlyEntry(operand, operator, path);
    if (inner !== "equals-ignore-case") throw new InvalidPattern(`Unsupported ${operator} pattern: ${inner}`, path);
    const folded = fold(text(part, operator, path));
    return onText((value) => has(fold(value), folded));
  };

const equalsIgnoreCase: Compile = (operand, path) => {
  const folded = fold(text(operand, "equals-ignore-case", path));
  return onText((value) => fold(value) === folded);
};

/** The texts between the wildcards; `\*` and `\\` stand for the characters themselves. */
function wildcardParts(pattern: string, path: Path): string[] {
  const parts = [""];
  const add = (character: string) => parts.push((parts.pop() ?? "") + character);
  for (let at = 0; at < pattern.length; at += 1) {
    const [character = "", next] = [pattern[at], pattern[at + 1]];
    if (character === "*") {
      if (next === "*") throw new InvalidPattern("Consecutive wildcard characters", path);
      parts.push("");
    } else if (character === "\\") {
      if (next !== "*" && next !== "\\") throw new InvalidPattern("Invalid escape character in wildcard", path);
      add(next);
      at += 1;
    } else add(character);
  }
  return parts;
}

/** Whether the value holds the parts in order. Takes time linear in the value: each part is searched once, from the end of the one before. */
function matchesParts(value: string, [first = "", ...rest]: readonly string[]): boolean {
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false;
  const end = value.length - last.length;
  let from = first.length;
  for (const part of rest) {
    const at = value.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

const wildcard: Compile = (operand, path) => {
  const parts = wildcardParts(text(operand, "wildcard", path), path);
  return onText((value) => matchesParts(value, parts));
};

const comparisons: Record<string, (value: number, limit: number) => boolean> = {
  "=": (value, limit) => value === limit,
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};
const LARGEST = 5e9;

function comparison(operator: unknown, limit: unknown, path: Path): (value: number) => boolean {
  const compare =
    typeof operator === "string" && Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (compare === undefined) throw new InvalidPattern(`Unrecognized numeric range operator: ${operator}`, path);
  if (typeof limit !== "number") throw new InvalidPattern(`Value of ${operator} must be numeric`, path);
  if (Math.abs(limit) > LARGEST)
    throw new InvalidPattern(`Value of ${operator} must be between -5.0e9 and 5.0e9`, path);
  return (value) => compare(value, limit);
}

/** `[operator, number]`, or a range whose lower bound comes first: `[">", 0, "<=", 5]`. */
const numeric: Compile = (operand, path) => {
  if (!Array.isArray(operand)) throw new InvalidPattern("Value of numeric must be an array", path);
  const [low, bottom, high, top] = operand;
  const above = comparison(low, bottom, path);
  if (operand.length === 2) return (value) => typeof value === "number" && above(value);
  if (operand.length !== 4) throw new InvalidPattern("Too many elements in numeric expression", path);
  if (low !== ">" && low !== ">=") throw new InvalidPattern("A numeric range starts with its lower bound", path);
  if (high !== "<" && high !== "<=") throw new InvalidPattern(`Bad numeric range operator: ${high}`, path);
  const below = comparison(high, top, path);
  if (bottom >= top) throw new InvalidPattern("Bottom must be less than top", path);
  return (value) => typeof value === "number" && above(value) && below(value);
};

const families = { 4: "ipv4", 6: "ipv6" } as const;
const familyOf = (address: string) => families[isIP(address) as keyof typeof families];

const cidr: Compile = (operand, path) => {
  const [address = "", bits = "", ...more] = text(operand, "cidr", path).split("/");
  const family = familyOf(address);
  const widest = family === "ipv4" ? 32 : 128;
  if (family === undefined || more.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > widest) {
    throw new InvalidPattern(`Malformed CIDR, an address and a slash with 0 to ${widest} bits are needed`, path);
  }
  const network = new BlockList();
  network.addSubnet(address, Number(bits), family);
  return onText((value) => familyOf(value) === family && network.check(value, family));
};

/** The operators that `anything-but` may negate, each with one operand or a list of them. */
const negatable: Record<string, Compile> = {
  prefix: (operand, path) => affix("prefix", (value, part) => value.startsWith(part))(filled(operand, path), path),
  suffix: (operand, path) => affix("suffix", (value, part) => value.endsWith(part))(filled(operand, path), path),
  "equals-ignore-case": equalsIgnoreCase,
  wildcard,
};

function filled(operand: unknown, path: Path): string {
  if (typeof operand !== "string" || operand === "") throw new InvalidPattern("Null prefix/suffix not allowed", path);
  return operand;
}

function listOf(operand: unknown, path: Path): readonly unknown[] {
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new InvalidPattern("Inside anything-but list, empty list is not allowed", path);
  return list;
}

/** True for every value that is there and is none of those named: also for a null, or one of another type. */
const anythingBut: Compile = (operand, path) => {
  if (isObject(operand)) {
    const [operator, inner] = onlyEntry(operand, "anything-but", path);
    const compile = Object.hasOwn(negatable, operator) ? negatable[operator] : undefined;
    if (compile === undefined) throw new InvalidPattern(`Unsupported anything-but pattern: ${operator}`, path);
    const tests = listOf(inner, path).map((each) => compile(each, path));
    return (value) => !tests.some((test) => test(value));
  }
  const values = listOf(operand, path);
  const [type] = values.map((value) => typeof value);
  if ((type !== "string" && type !== "number") || values.some((value) => typeof value !== type)) {
    throw new InvalidPattern("Inside anything-but list, either all values are number or string", path);
  }
  const excluded = new Set(values);
  return (value) => !excluded.has(value);
};

/** The documented comparison operators, apart from `exists`, which is about there being a value at all. */
export const operators: Readonly<Record<string, Compile>> = {
  prefix: affix("prefix", (value, part) => value.startsWith(part)),
  suffix: affix("suffix", (value, part) => value.endsWith(part)),
  "equals-ignore-case": equalsIgnoreCase,
  wildcard,
  "anything-but": anythingBut,
  numeric,
  cidr,
};
