import type { Item, Operation, QueryResult } from "@bellyfed/core/ports";
import { indexKeys } from "@bellyfed/core/read-table";
import { byteOrder, type Predicate, predicateOf } from "./condition.ts";
import { type KeyNames, tableKeys } from "./item.ts";
import { invalid, onlyKnown, scopeOf } from "./operation.ts";

/** The table's secondary indexes. */
export interface Indexes {
  readonly indexes: readonly string[];
  /** What they carry besides keys; undefined: everything. */
  readonly shown: readonly string[] | undefined;
}

/**
 * One page of a query. As in DynamoDB, an item is in an index only if it has both of its keys; `last` is there whenever the limit was
 * reached, even if nothing follows; and a start key needs not exist, but lie within the query.
 */
export function query(
  items: Iterable<Item>,
  operation: Operation,
  after: Item | undefined,
  { indexes, shown }: Indexes,
): QueryResult {
  const keys = keysOf(operation, indexes);
  const matches = keyCondition(operation, keys);
  const ordered = [...items].filter((item) => isIn(item, keys) && matches(item)).sort(orderBy(keys));
  const entries = operation.ScanIndexForward === false ? ordered.reverse() : ordered;
  const rest = after
    ? entries.slice(startAfter(entries, checkedStart(after, keys, matches), operation, keys))
    : entries;
  const page = rest.slice(0, limitOf(operation));
  const end = page.at(-1);
  const told = keys === tableKeys || !shown ? page : page.map((item) => pick(item, [...namesOf(keys), ...shown]));
  return { items: told, last: end && page.length === limitOf(operation) ? pick(end, namesOf(keys)) : undefined };
}

function keysOf(operation: Operation, indexes: readonly string[]): KeyNames {
  const { IndexName: index } = operation;
  if (index === undefined) return tableKeys;
  if (typeof index !== "string" || !indexes.includes(index)) throw invalid(`There is no index ${String(index)}`);
  if (operation.ConsistentRead) throw invalid("Consistent reads are not supported on global secondary indexes");
  return indexKeys(index);
}

function limitOf({ Limit: limit }: Operation): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof limit === "number" && Number.isInteger(limit) && limit > 0) return limit;
  throw invalid(`Limit must be a whole number from 1: ${String(limit)}`);
}

/** The partition key by =, and perhaps one condition on the sort key. */
function keyCondition(operation: Operation, keys: KeyNames): Predicate {
  const placeholders = ["ExpressionAttributeNames", "ExpressionAttributeValues"];
  onlyKnown(
    operation,
    "KeyConditionExpression",
    "IndexName",
    "Limit",
    "ScanIndexForward",
    "ConsistentRead",
    ...placeholders,
  );
  const expression = String(operation.KeyConditionExpression ?? "");
  if (!/^\s*#?\w+\s*=\s*:\w+/.test(expression) || /\b(OR|NOT)\b/i.test(expression)) {
    throw invalid(`Query key condition not supported: ${expression}`);
  }
  const scope = scopeOf(operation);
  const named = new Set<string>();
  const name = (word: string) => {
    named.add(scope.name(word));
    return scope.name(word);
  };
  const matches = predicateOf(expression, { ...scope, name });
  scope.finish();
  const [first, ...others] = named;
  if (first === keys.partition && others.every((other) => other === keys.sort)) return matches;
  throw invalid(`Query key condition not supported: ${expression}`);
}

const isIn = (item: Item, keys: KeyNames): boolean =>
  item[keys.partition] !== undefined && item[keys.sort] !== undefined;

/** Within an index many items may have one key: those are ordered by their own. */
const orderBy = (keys: KeyNames) => (a: Item, b: Item) => {
  const by = (name: string) => byteOrder(String(a[name]), String(b[name]));
  return by(keys.sort) || by(tableKeys.partition) || by(tableKeys.sort);
};

const namesOf = ({ partition, sort }: KeyNames) => [...new Set([tableKeys.partition, tableKeys.sort, partition, sort])];

function checkedStart(start: Item, keys: KeyNames, matches: Predicate): Item {
  const names = namesOf(keys);
  const given = Object.keys(start);
  if (given.length !== names.length || !names.every((name) => typeof start[name] === "string")) {
    throw invalid("The provided starting key is invalid");
  }
  if (!matches(start))
    throw invalid("The provided starting key is outside query boundaries based on provided conditions");
  return start;
}

function startAfter(entries: readonly Item[], start: Item, { ScanIndexForward: forward }: Operation, keys: KeyNames) {
  const order = orderBy(keys);
  const next = entries.findIndex((item) => (forward === false ? order(item, start) < 0 : order(item, start) > 0));
  return next === -1 ? entries.length : next;
}

const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(names.filter((name) => item[name] !== undefined).map((name) => [name, item[name]]));
