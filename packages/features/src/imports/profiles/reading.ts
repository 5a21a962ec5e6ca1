import { MOST_ENTRIES } from "./leave-out.ts";
import { oneLine } from "./row.ts";

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** A text of blanks says nothing. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** Numbers are taken as text, and text as one line. */
export function lineOf(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? oneLine(value) : value;
}

export function lineOrNull(value: unknown): unknown {
  return isBlank(value) ? null : lineOf(value);
}

/** `Outdoor seating` is outdoor_seating. */
export function wordsIn(value: unknown): unknown {
  const words = listIn(value);
  if (!Array.isArray(words)) return words;
  return words.map((word) =>
    typeof word === "string"
      ? word
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, "_")
      : word,
  );
}

/** A list; or as a text what lists are in CSV. */
export function listIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lineOf);
  const text = lineOf(value);
  return typeof text === "string" ? text.split(/[;|]/, MOST_ENTRIES).filter((name) => !isBlank(name)) : value;
}
