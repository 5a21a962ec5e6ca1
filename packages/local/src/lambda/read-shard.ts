import type { DynamoDBRecord } from "aws-lambda";
import { type Delivery, deliver, sequenceOf } from "./deliver.ts";
import { type Outage, outage } from "./outage.ts";
import { type Shard, type StreamApi, StreamError, type StreamPage } from "./stream-api.ts";
import type { Waker } from "./waker.ts";

export interface ShardReading {
  readonly api: StreamApi;
  readonly streamArn: string;
  readonly shard: Shard;
  /** The last record that an earlier reader was done with; undefined to begin with the oldest. */
  readonly checkpoint: string | undefined;
  readonly delivery: Delivery;
  readonly batchWindowMs: number;
  readonly accepts: (record: DynamoDBRecord) => boolean;
  readonly save: (sequenceNumber: string) => void;
  /** Ends pauses between reads early. */
  readonly nudges: Waker;
}

/** `lost`: the stream is not there any more. */
export type ShardEnd = "finished" | "lost" | "stopped";

type Records = readonly DynamoDBRecord[];

interface Position {
  /** The last record that is done with. */
  after: string | undefined;
  /** Whether the shard is known to hold that record. */
  checked: boolean;
  iterator: string | undefined;
}

// Reading costs 0.3 ms: often while there is traffic, so that it adds little to the lag, and seldom when there is none.
const ACTIVE_PAUSE_MS = 3;
const IDLE_PAUSE_MS = 25;
const ACTIVE_FOR_MS = 500;
/** The API's own limit per read. */
const MOST_RECORDS = 1000;

/** Reads a shard to its end, or until stopped, and delivers its records in order. */
export async function readShard(reading: ShardReading): Promise<ShardEnd> {
  const { shard, delivery, nudges } = reading;
  const { ending, functionName, log } = delivery;
  const reach = outage(`${functionName} cannot read ${shard.ShardId}`, log);
  const position: Position = { after: reading.checkpoint, checked: false, iterator: undefined };
  let activeUntil = 0;
  while (!ending.closed) {
    const page = await nextPage(reading, position, reach);
    if (page === "lost") return "lost";
    if (page === "failed") continue;
    position.iterator = page.NextShardIterator ?? undefined;
    if (page.Records.length > 0) {
      await take(reading, position, await gather(reading, position, page.Records));
      activeUntil = performance.now() + ACTIVE_FOR_MS;
    } else if (position.iterator === undefined) return "finished";
    else await nudges.wait(performance.now() < activeUntil ? ACTIVE_PAUSE_MS : IDLE_PAUSE_MS);
  }
  return "stopped";
}

const limitOf = ({ delivery }: ShardReading): number =>
  Math.min(MOST_RECORDS, delivery.batchSize * delivery.parallelizationFactor);

/** The next records. After a failure it begins again behind the last record that is done. */
async function nextPage(
  reading: ShardReading,
  position: Position,
  reach: Outage,
): Promise<StreamPage | "lost" | "failed"> {
  const { api, delivery } = reading;
  try {
    position.iterator ??= await locate(reading, position);
    const page = await api.records(position.iterator, limitOf(reading));
    reach.succeeded();
    return page;
  } catch (error) {
    position.iterator = undefined;
    const code = error instanceof StreamError ? error.code : undefined;
    if (code === "ExpiredIteratorException") return "failed";
    if (code === "ResourceNotFoundException") return "lost";
    if (code === "TrimmedDataAccessException") position.after = undefined;
    await delivery.ending.wait(reach.failed(error));
    return "failed";
  }
}

/**
 * An iterator where reading goes on. An engine that has lost its records numbers from 1 again, so a checkpoint counts only when there is
 * a record of its number; if not, the oldest record is next. (The shard's EndingSequenceNumber is no help: AWS's open shards have none,
 * and dynoxide compares numbers as text, so that 99 is above 133.)
 */
async function locate({ api, streamArn, shard, delivery }: ShardReading, position: Position): Promise<string> {
  const { after, checked } = position;
  if (after !== undefined && !checked) {
    const { Records } = await api.records(await api.iterator(streamArn, shard.ShardId, { at: after }), 1);
    if (Records[0] === undefined || sequenceOf(Records[0]) !== after) {
      delivery.log(`${delivery.functionName}: ${shard.ShardId} has no record ${after}; reading from its oldest one`);
      position.after = undefined;
    }
  }
  position.checked = true;
  return api.iterator(
    streamArn,
    shard.ShardId,
    position.after === undefined ? "TRIM_HORIZON" : { after: position.after },
  );
}

/** Reads on until a batch is full or its window has passed. */
async function gather(reading: ShardReading, position: Position, first: Records): Promise<Records> {
  const { api, delivery, batchWindowMs } = reading;
  const records = [...first];
  const limit = limitOf(reading);
  const deadline = performance.now() + batchWindowMs;
  for (let left = batchWindowMs; left > 0 && records.length < limit; left = deadline - performance.now()) {
    if (position.iterator === undefined || delivery.ending.closed) break;
    await delivery.ending.wait(Math.min(ACTIVE_PAUSE_MS, left));
    const page = await api.records(position.iterator, limit - records.length).catch(() => undefined);
    if (page === undefined) break;
    records.push(...page.Records);
    position.iterator = page.NextShardIterator ?? undefined;
  }
  return records;
}

/** Delivers what the filter lets through and remembers how far that went; what it leaves out is done with what follows it. */
async function take({ delivery, accepts, save }: ShardReading, position: Position, records: Records): Promise<void> {
  const done = (record: DynamoDBRecord | undefined) => {
    if (!record || sequenceOf(record) === position.after) return;
    position.after = sequenceOf(record);
    save(position.after);
  };
  const wanted = records.filter(accepts);
  let count = 0;
  await deliver(wanted, delivery, (accepted) => {
    count = accepted;
    done(wanted[accepted - 1]);
  });
  if (count === wanted.length) done(records.at(-1));
}
