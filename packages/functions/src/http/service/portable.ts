/** Between two ranges of a property above Latin-1, so many characters are taken along: marks, and what is not assigned. The pattern stays short. */
const MOST_BETWEEN = 16;

type Range = [first: number, last: number];

/** The ranges up to U+FFFF of what a class holds, in ascending order, joined where no more than `between` characters lie between them. */
function rangesIn(characters: RegExp, between: number): Range[] {
  const ranges: Range[] = [];
  for (let point = 0; point <= 0xffff; point++) {
    if (!characters.test(String.fromCharCode(point))) continue;
    const last = ranges.at(-1);
    if (last && point - last[1] - 1 <= (last[1] > 0xff ? between : 0)) last[1] = point;
    else ranges.push([point, point]);
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
  const between = characters.startsWith("[[\\p") ? MOST_BETWEEN : 0;
  const text = rangesIn(new RegExp(characters, "v"), between)
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
