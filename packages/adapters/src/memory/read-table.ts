import type { Item, Key, ReadTableWriter, Transacted, Write } from "@bellyfed/core/ports";
import { readTableNames } from "@bellyfed/core/read-table";
import { predicateOf } from "./condition.ts";
import { keyOf, storable, tableKeys, textOf } from "./item.ts";
import { invalid, onlyKnown, type Scope, scopeOf } from "./operation.ts";
import { type Indexes, query } from "./query.ts";
import { updateOf } from "./update.ts";

const MAX_WRITES = 100;

export interface MemoryReadTable extends ReadTableWriter {
  /** Everything in it, in the order of PK and SK. */
  items(): readonly Item[];
}

/**
 * The read table in memory. It interprets the operations that features describe, as far as features use them, and throws on whatever it
 * does not know, so that no test passes because something was ignored.
 */
export function memoryReadTable({ indexes = readTableNames.indexes, shown }: Partial<Indexes> = {}): MemoryReadTable {
  const items = new Map<string, Item>();
  return {
    items: () => [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item),
    async get(operation) {
      onlyKnown(operation, "Key", "ConsistentRead");
      return items.get(textOf(keyOf(operation.Key)));
    },
    query: async (operation, after) => query(items.values(), operation, after, { indexes, shown }),
    async batchGet(keys) {
      const texts = new Set(keys.map(({ PK, SK }) => textOf(keyOf({ PK, SK }))));
      return [...texts].map((text) => items.get(text)).filter((item) => item !== undefined);
    },
    transact: async (writes) => transact(items, indexes, writes),
  };
}

/** Works out everything before anything takes place. */
function transact(items: Map<string, Item>, indexes: readonly string[], writes: readonly Write[]): Transacted {
  if (writes.length > MAX_WRITES) throw invalid(`A transaction has at most ${MAX_WRITES} writes, not ${writes.length}`);
  const effects = writes.map((write) => effectOf(write, items, indexes));
  if (new Set(effects.map(({ text }) => text)).size < writes.length) {
    throw invalid("Transaction request cannot include multiple operations on one item");
  }
  if (effects.some(({ holds }) => !holds)) return "conflict";
  for (const [text, item] of effects.map(({ text, after }) => [text, after()] as const)) {
    if (item) items.set(text, item);
    else items.delete(text);
  }
  return "written";
}

interface Effect {
  /** The key of the item that is written. */
  readonly text: string;
  /** Whether the write's condition holds. */
  readonly holds: boolean;
  /** The item afterwards; undefined: gone. */
  readonly after: () => Item | undefined;
}

function effectOf({ kind, operation }: Write, items: ReadonlyMap<string, Item>, indexes: readonly string[]): Effect {
  const scope = scopeOf(operation);
  const { Item: put, ConditionExpression: condition } = operation;
  const key = kind === "put" ? keyOfItem(put as Item) : keyOf(operation.Key);
  const before = items.get(textOf(key));
  const holds = condition === undefined || predicateOf(String(condition), scope)(before ?? {});
  const after = changeOf({ kind, operation }, scope, { ...before, ...key }, indexes);
  scope.finish();
  return { text: textOf(key), holds, after };
}

const keyOfItem = (item: Item | undefined): Key => keyOf({ PK: item?.PK, SK: item?.SK });

function changeOf({ kind, operation }: Write, scope: Scope, before: Item, indexes: readonly string[]): Effect["after"] {
  const condition = ["ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues"];
  switch (kind) {
    case "put": {
      onlyKnown(operation, "Item", ...condition);
      const item = storable(operation.Item as Item, indexes);
      return () => item;
    }
    case "delete":
      onlyKnown(operation, "Key", ...condition);
      return () => undefined;
    case "update": {
      onlyKnown(operation, "Key", "UpdateExpression", ...condition);
      const update = updateOf(String(operation.UpdateExpression ?? ""), scope);
      return () => updated(update, before, indexes);
    }
  }
}

function updated(update: (item: Item) => Item, before: Item, indexes: readonly string[]): Item {
  const after = update(before);
  const moved = [tableKeys.partition, tableKeys.sort].some((name) => after[name] !== before[name]);
  if (moved) throw invalid("Cannot update an attribute that is part of the key");
  return storable(after, indexes);
}
