/** Of a property's ranges these are taken along where they lie between two: marks, and what is not assigned yet. So a pattern stays short. */
const BESIDE = /[[\p{M}\p{Cn}]--\p{Default_Ignorable_Code_Point}]/v;

type Range = [first: number, last: number];

/** The ranges up to U+FFFF of what a class holds, in ascending order. */
function rangesIn(characters: RegExp, joins: boolean): Range[] {
  const ranges: Range[] = [];
  let besides = true;
  for (let point = 0; point <= 0xffff; point++) {
    const character = String.fromCharCode(point);
    const last = ranges.at(-1);
    if (!characters.test(character)) besides = joins && besides && BESIDE.test(character);
    else if (last && (besides || point === last[1] + 1)) last[1] = point;
    else ranges.push([point, point]);
    if (ranges.at(-1)?.[1] === point) besides = joins;
  }
  return ranges;
}

/** A character as every dialect reads it within brackets. */
const written = (point: number): string =>
  /[\dA-Za-z]/.test(String.fromCharCode(point))
    ? String.fromCharCode(point)
    : `\\u${point.toString(16).padStart(4, "0")}`;

const known = new Map<string, string>();

/** A class of characters as ranges, without its brackets. */
function inside(characters: string): string {
  const before = known.get(characters);
  if (before !== undefined) return before;
  const joins = characters.startsWith("[[");
  const text = rangesIn(new RegExp(characters, "v"), joins)
    .map(([first, last]) => (first === last ? written(first) : `${written(first)}-${written(last)}`))
    .join("");
  known.set(characters, text);
  return text;
}

/**
 * A pattern of JavaScript's as Python, Rust and JavaScript without flags read it as well: classes of Unicode properties and differences of classes,
 * which hold nothing above U+FFFF, are written out as ranges, and higher code points as the characters themselves.
 */
export const portable = (pattern: string): string =>
  pattern
    .replace(/\[\[[^\]]*\](?:--\[[^\]]*\])+\]/g, (difference) => `[${inside(difference)}]`)
    // UTF-8 cannot carry surrogates, and Rust cannot name them.
    .replace("\\p{Cs}", "")
    // Python's \d are all of Unicode's digits.
    .replace(/\[(?:\\.|[^\]\\])*\]|\\d/g, (part) => (part === "\\d" ? "[0-9]" : part.replaceAll("\\d", "0-9")))
    .replace(/\\p\{\w+\}/g, (property) => inside(property))
    .replace(/\\u\{([\da-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
