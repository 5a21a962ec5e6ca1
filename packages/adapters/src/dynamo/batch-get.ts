import { parallel } from "@bellyfed/core/parallel";
import { jitteredPause, type Pause } from "../pause.ts";
import { asking, type OnCapacity, tell } from "./capacity.ts";

type Attributes<Value> = Record<string, Value>;

interface Wanted<Value> {
  readonly Keys: Attributes<Value>[] | undefined;
  readonly ConsistentRead?: boolean | undefined;
}

/** What every request for a part of a batch says. */
export interface BatchRequest<Value> {
  readonly RequestItems: Record<string, Wanted<Value>>;
  readonly ReturnConsumedCapacity?: "TOTAL";
}

interface BatchAnswer<Value> {
  readonly Responses?: Readonly<Record<string, readonly Attributes<Value>[]>> | undefined;
  readonly UnprocessedKeys?: Record<string, Wanted<Value>> | undefined;
  readonly ConsumedCapacity?: readonly { readonly CapacityUnits?: number | undefined }[] | undefined;
}

/** Reads of a table by key, many at a time. */
export interface Batch<Value> {
  readonly table: string;
  readonly consistent: boolean;
  readonly onCapacity?: OnCapacity | undefined;
  readonly pause?: Pause | undefined;
  /** Sends the request for one part. */
  readonly ask: (request: BatchRequest<Value>) => Promise<BatchAnswer<Value>>;
}

const MOST = 100;
const PARALLEL = 4;
const ATTEMPTS = 6;

/** The items of those keys that have one, in no order, by requests of 100. No key may come twice: DynamoDB refuses that. */
export async function batchGet<Value>(
  batch: Batch<Value>,
  keys: readonly Attributes<Value>[],
): Promise<readonly Attributes<Value>[]> {
  const starts = Array.from({ length: Math.ceil(keys.length / MOST) }, (_, index) => index * MOST);
  const parts = starts.map((start) => keys.slice(start, start + MOST));
  return (await parallel(parts, PARALLEL, (part) => getPart(batch, part))).flat();
}

/** Asks again for what a throttled table left unprocessed, later each time; throws when some of it never comes. */
async function getPart<Value>(batch: Batch<Value>, keys: Attributes<Value>[]): Promise<Attributes<Value>[]> {
  const { table, consistent, onCapacity, pause = jitteredPause, ask } = batch;
  const found: Attributes<Value>[] = [];
  let rest: Record<string, Wanted<Value>> | undefined = { [table]: { Keys: keys, ConsistentRead: consistent } };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const answer: BatchAnswer<Value> = await ask({ RequestItems: rest, ...asking(onCapacity) });
    tell(onCapacity, "batchGet", answer.ConsumedCapacity);
    found.push(...(answer.Responses?.[table] ?? []));
    rest = answer.UnprocessedKeys;
    if (!rest?.[table]?.Keys?.length) return found;
    if (attempt < ATTEMPTS) await pause(attempt);
  }
  throw new Error(`DynamoDB left keys unprocessed ${ATTEMPTS} times`);
}
