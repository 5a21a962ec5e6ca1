import type { Item, Operation, QueryResult, ReadTable, Write } from "@bellyfed/core/ports";

/** Operations as ElectroDB's `params()` writes them. */
const named = (attributes: Item) => ({
  ExpressionAttributeNames: Object.fromEntries(Object.keys(attributes).map((name) => [`#${name}`, name])),
  ExpressionAttributeValues: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`:${name}_u0`, value]),
  ),
});
const assigned = (attributes: Item) =>
  Object.keys(attributes)
    .map((name) => `#${name} = :${name}_u0`)
    .join(", ");
const added = (counters: Item) =>
  Object.keys(counters)
    .map((name) => `#${name} :${name}_u0`)
    .join(", ");

type KeyPair = readonly [PK: string, SK: string];
const keyOf = ([PK, SK]: KeyPair) => ({ PK, SK });

export const put = (key: KeyPair, item: Item = {}): Write => ({
  kind: "put",
  operation: { Item: { ...item, ...keyOf(key) }, TableName: "read" },
});

export const create = (key: KeyPair, item: Item = {}): Write => ({
  kind: "put",
  operation: {
    Item: { ...item, ...keyOf(key) },
    TableName: "read",
    ConditionExpression: "attribute_not_exists(#PK) AND attribute_not_exists(#SK)",
    ExpressionAttributeNames: { "#PK": "PK", "#SK": "SK" },
  },
});

export const remove = (key: KeyPair): Write => ({ kind: "delete", operation: { Key: keyOf(key), TableName: "read" } });

export const set = (key: KeyPair, item: Item): Write => ({
  kind: "update",
  operation: { TableName: "read", UpdateExpression: `SET ${assigned(item)}`, ...named(item), Key: keyOf(key) },
});

export const add = (key: KeyPair, counters: Item): Write => ({
  kind: "update",
  operation: { UpdateExpression: `ADD ${added(counters)}`, ...named(counters), TableName: "read", Key: keyOf(key) },
});

export const setAndAdd = (key: KeyPair, item: Item, counters: Item): Write => ({
  kind: "update",
  operation: {
    UpdateExpression: `SET ${assigned(item)} ADD ${added(counters)}`,
    ...named({ ...item, ...counters }),
    TableName: "read",
    Key: keyOf(key),
  },
});

export const setFirst = (key: KeyPair, [name, value]: readonly [string, unknown]): Write => ({
  kind: "update",
  operation: {
    UpdateExpression: `SET #${name} = if_not_exists(#${name}, :${name}_u0)`,
    ...named({ [name]: value }),
    TableName: "read",
    Key: keyOf(key),
  },
});

export const removeAttribute = (key: KeyPair, name: string): Write => ({
  kind: "update",
  operation: {
    UpdateExpression: `REMOVE #${name}`,
    ExpressionAttributeNames: { [`#${name}`]: name },
    TableName: "read",
    Key: keyOf(key),
  },
});

/** The keys of an item in an index. */
export const indexed = (index: string, partition: string, sort: string): Item => ({
  [`${index}PK`]: partition,
  [`${index}SK`]: sort,
});

export interface QueryOptions {
  readonly index?: string;
  /** On the sort key: `begins_with(#sk1, :sk1)`, `#sk1 > :sk1`, `#sk1 BETWEEN :sk1 AND :sk2`. */
  readonly sort?: readonly [condition: string, ...values: string[]];
  readonly limit?: number;
  readonly descending?: boolean;
}

export function query(partition: string, { index = "", sort, limit, descending }: QueryOptions = {}): Operation {
  const [condition, ...values] = sort ?? [];
  return {
    KeyConditionExpression: condition ? `#pk = :pk and ${condition}` : "#pk = :pk",
    TableName: "read",
    ExpressionAttributeNames: { "#pk": `${index}PK`, ...(condition && { "#sk1": `${index}SK` }) },
    ExpressionAttributeValues: {
      ":pk": partition,
      ...Object.fromEntries(values.map((value, position) => [`:sk${position + 1}`, value])),
    },
    ...(index && { IndexName: index }),
    ScanIndexForward: !descending,
    ...(limit !== undefined && { Limit: limit }),
  };
}

/** All pages of a query, with what was between them. */
export async function pagesOf(table: ReadTable, operation: Operation): Promise<Item[][]> {
  const pages: Item[][] = [];
  let page: QueryResult | undefined;
  do {
    page = await table.query(operation, page?.last);
    pages.push([...page.items]);
  } while (page.last);
  return pages;
}

/** 0, 1, 2 and so on: for as many keys or writes as a test needs. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
