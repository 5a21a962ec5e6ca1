import type { Item, Operation } from "@bellyfed/core/ports";

/** What DynamoDB answers to a request that it does not understand. */
export function invalid(message: string): Error {
  const error = new Error(message);
  error.name = "ValidationException";
  return error;
}

/** Throws on fields that are not among these. The table's name is the adapter's to fill in, so one in the operation counts for nothing. */
export function onlyKnown(operation: Operation, ...names: readonly string[]): void {
  const other = Object.keys(operation).find((name) => name !== "TableName" && !names.includes(name));
  if (other !== undefined) throw invalid(`Not known here: ${other}`);
}

/** What the placeholders of an operation's expressions stand for. */
export interface Scope {
  /** The attribute that a word names. */
  name(word: string): string;
  value(word: string): unknown;
  /** Throws when the operation brings a placeholder that no expression used, as DynamoDB does. */
  finish(): void;
}

/** The placeholders of an operation. */
export function scopeOf(operation: Operation): Scope {
  const names = (operation.ExpressionAttributeNames ?? {}) as Readonly<Record<string, string>>;
  const values = (operation.ExpressionAttributeValues ?? {}) as Item;
  const unused = new Set([...Object.keys(names), ...Object.keys(values)]);
  const used = (word: string, found: Item) => {
    if (!Object.hasOwn(found, word)) throw invalid(`${word} is not defined`);
    unused.delete(word);
    return found[word];
  };
  return {
    name(word) {
      if (/^\w/.test(word)) return word;
      if (word.startsWith("#")) return String(used(word, names));
      throw invalid(`${word} is no attribute`);
    },
    value: (word) => used(word, values),
    finish() {
      if (unused.size > 0) throw invalid(`Defined but not used: ${[...unused].join(", ")}`);
    },
  };
}
