import { hash } from "node:crypto";
import type { DynamoDBRecord } from "aws-lambda";
import { LOCAL_REGION } from "../loopback.ts";
import { invokeBatch } from "./batch-response.ts";
import type { Waker } from "./waker.ts";

/** How records reach a function. */
export interface Delivery {
  readonly functionName: string;
  readonly streamArn: string;
  readonly call: (event: unknown) => Promise<unknown>;
  readonly batchSize: number;
  /** Batches of one shard that may be under way at the same time; an item's records stay in order. */
  readonly parallelizationFactor: number;
  readonly ending: Waker;
  readonly log: (line: string) => void;
}

const FIRST_RETRY_MS = 50;
const MOST_DOUBLINGS = 8;

export const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? "";

/**
 * Delivers records until each has been accepted, or until the end is near. `progress` gets the number of records, from the first on,
 * that are done. Like a stream's event source mapping it never skips: what fails is tried again, in halves when the function threw,
 * and from the lowest reported sequence number on when it answered a partial batch failure.
 */
export async function deliver(
  records: readonly DynamoDBRecord[],
  delivery: Delivery,
  progress: (count: number) => void,
): Promise<void> {
  const done = new Set<DynamoDBRecord>();
  let count = 0;
  const accepted = (batch: readonly DynamoDBRecord[]) => {
    for (const record of batch) done.add(record);
    const before = count;
    for (let next = records[count]; next && done.has(next); next = records[count]) count += 1;
    if (count > before) progress(count);
  };
  const lanes = lanesOf(records, delivery.parallelizationFactor);
  await Promise.all(lanes.map((lane) => deliverLane(lane, delivery, accepted)));
}

/** Records by item: those of one item are all in the same lane, in their order. */
function lanesOf(records: readonly DynamoDBRecord[], factor: number): (readonly DynamoDBRecord[])[] {
  if (factor <= 1) return [records];
  const laneOf = ({ dynamodb }: DynamoDBRecord) => {
    const keys = Object.entries(dynamodb?.Keys ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return hash("sha256", JSON.stringify(keys), "buffer").readUInt32BE() % factor;
  };
  return [...Map.groupBy(records, laneOf).values()];
}

async function deliverLane(
  lane: readonly DynamoDBRecord[],
  delivery: Delivery,
  accepted: (batch: readonly DynamoDBRecord[]) => void,
): Promise<void> {
  const { batchSize, functionName, ending, log } = delivery;
  let rest = lane;
  let size = batchSize;
  let failures = 0;
  while (rest.length > 0 && !ending.closed) {
    const batch = rest.slice(0, size);
    const { count, reason, threw } = await attempt(batch, delivery);
    if (count > 0) {
      accepted(batch.slice(0, count));
      rest = rest.slice(count);
      size = batchSize;
      failures = 0;
    }
    if (reason === undefined) continue;
    log(`${functionName}: failed at record ${sequenceOf(batch[count] ?? {})}: ${reason}`);
    if (threw && batch.length > 1) size = Math.ceil(batch.length / 2);
    else failures += 1;
    await ending.wait(FIRST_RETRY_MS * 2 ** Math.min(failures, MOST_DOUBLINGS));
  }
}

interface Attempt {
  /** Records that were accepted, from the first on. */
  readonly count: number;
  readonly reason?: string;
  readonly threw: boolean;
}

async function attempt(batch: readonly DynamoDBRecord[], { call, streamArn }: Delivery): Promise<Attempt> {
  const event = { Records: batch.map((record) => ({ ...record, awsRegion: LOCAL_REGION, eventSourceARN: streamArn })) };
  const outcome = await invokeBatch(() => call(event), new Set(batch.map(sequenceOf)));
  if (outcome.failed === "all") return { count: 0, reason: outcome.reason, threw: true };
  const { failed } = outcome;
  const count = batch.findIndex((record) => failed.has(sequenceOf(record)));
  if (count < 0) return { count: batch.length, threw: false };
  return { count, reason: failed.get(sequenceOf(batch[count] ?? {})) ?? "", threw: false };
}
