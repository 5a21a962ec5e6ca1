import type { Item, Key } from "@bellyfed/core/ports";
import { indexKeys, readTableNames } from "@bellyfed/core/read-table";
import { invalid } from "./operation.ts";

const PARTITION_KEY_BYTES = 2048;
const SORT_KEY_BYTES = 1024;
const ITEM_BYTES = 400 * 1024;

/** The sort of keys that a table or an index is ordered by. */
export interface KeyNames {
  readonly partition: string;
  readonly sort: string;
}
export const tableKeys: KeyNames = { partition: readTableNames.partitionKey, sort: readTableNames.sortKey };

/** A key as the map of items has it. */
export const textOf = ({ PK, SK }: Key): string => JSON.stringify([PK, SK]);

/** A key as an operation gives it: PK and SK and nothing else. */
export function keyOf(given: unknown): Key {
  const { PK, SK, ...others } = (given ?? {}) as Record<string, unknown>;
  if (Object.keys(others).length > 0) throw invalid("The provided key element does not match the schema");
  checkKeys({ PK, SK }, tableKeys);
  return { PK: String(PK), SK: String(SK) };
}

/**
 * The item as the table would hold it: without what is undefined, and not shared with the caller. Throws on values that DynamoDB's JSON
 * has no place for, on keys that are no text, empty or too long (AWS checks those of indexes too), and on an item over 400 KB.
 */
export function storable(item: Item, indexes: readonly string[]): Item {
  const stored = plain(item) as Item;
  checkKeys(stored, tableKeys);
  for (const index of indexes) {
    const { partition, sort } = indexKeys(index);
    if (stored[partition] !== undefined) checkKey(partition, stored[partition], PARTITION_KEY_BYTES);
    if (stored[sort] !== undefined) checkKey(sort, stored[sort], SORT_KEY_BYTES);
  }
  if (Buffer.byteLength(JSON.stringify(stored)) > ITEM_BYTES)
    throw invalid("Item size exceeds the maximum allowed size");
  return stored;
}

function checkKeys(item: Item, { partition, sort }: KeyNames): void {
  checkKey(partition, item[partition], PARTITION_KEY_BYTES);
  checkKey(sort, item[sort], SORT_KEY_BYTES);
}

function checkKey(name: string, value: unknown, most: number): void {
  if (typeof value !== "string") throw invalid(`The key ${name} must be text and is ${typeof value}`);
  if (value === "") throw invalid(`The key ${name} must not be empty`);
  if (Buffer.byteLength(value) > most) throw invalid(`The key ${name} is longer than ${most} bytes`);
}

function plain(value: unknown): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries.map(([name, each]) => [name, plain(each)]));
  }
  throw invalid(`Cannot be stored: ${typeof value === "object" ? value?.constructor?.name : String(value)}`);
}
