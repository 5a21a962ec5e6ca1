/** The same value with each of its texts cut after so many characters. */
export function shortened<Value>(value: Value, most: number): Value {
  if (typeof value === "string") return cut(value, most) as Value;
  if (Array.isArray(value)) return value.map((each) => shortened(each, most)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each, most)])) as Value;
}

/** Counts JavaScript's units, and leaves no half of a character. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")}…`;
