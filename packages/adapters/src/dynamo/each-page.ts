import { asking, type OnCapacity, tell } from "./capacity.ts";

/** What every request for a page says, beside what is asked. */
export interface PageRequest<Value> {
  readonly TableName: string;
  readonly ExclusiveStartKey: Record<string, Value> | undefined;
  readonly ReturnConsumedCapacity?: "TOTAL";
}

interface PageAnswer<Value> {
  readonly Items?: Record<string, Value>[] | undefined;
  readonly LastEvaluatedKey?: Record<string, Value> | undefined;
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number | undefined } | undefined;
}

interface Page<Value> {
  readonly items: readonly Record<string, Value>[];
  /** Where the next page begins; undefined on the last one. */
  readonly last: Record<string, Value> | undefined;
}

/** A query or scan of a table, told of its capacity units by the name of `operation`. */
export interface Pages<Value> {
  readonly table: string;
  readonly onCapacity?: OnCapacity | undefined;
  readonly operation: string;
  /** Sends the request for one page. */
  readonly ask: (request: PageRequest<Value>) => Promise<PageAnswer<Value>>;
}

/** The page that begins after the key `from`, or the first. */
export async function onePage<Value>(
  { table, onCapacity, operation, ask }: Pages<Value>,
  from: Record<string, Value> | undefined,
): Promise<Page<Value>> {
  const request = { TableName: table, ExclusiveStartKey: from, ...asking(onCapacity) };
  const { Items: items = [], LastEvaluatedKey: last, ConsumedCapacity } = await ask(request);
  tell(onCapacity, operation, ConsumedCapacity);
  return { items, last };
}

/** The items page after page, each asked for only when the one before was taken. A page may be empty and not be the last. */
export async function* eachPage<Value>(pages: Pages<Value>): AsyncGenerator<Page<Value>["items"]> {
  let from: Record<string, Value> | undefined;
  do {
    const { items, last } = await onePage(pages, from);
    yield items;
    from = last;
  } while (from);
}
