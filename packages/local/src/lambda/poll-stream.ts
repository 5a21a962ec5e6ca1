import type { DynamoDBRecord } from "aws-lambda";
import type { CheckpointStore } from "./checkpoints.ts";
import type { Invoke } from "./context.ts";
import type { Delivery } from "./deliver.ts";
import { invocation } from "./host.ts";
import { outage } from "./outage.ts";
import type { Poller } from "./poll-queue.ts";
import { readShard, type ShardEnd } from "./read-shard.ts";
import { type Shard, type StreamApi, streamApi } from "./stream-api.ts";
import { type Waker, waker } from "./waker.ts";

export interface StreamSource {
  /** The DynamoDB engine, which also answers the Streams API. */
  readonly endpoint: string;
  readonly tableName: string;
  readonly functionName: string;
  readonly invoke: Invoke;
  readonly batchSize: number;
  /** How long to wait for a batch to fill, from its first record on; 0 when left out. */
  readonly batchWindowMs?: number;
  /** Batches of a shard at the same time; 1 when left out. */
  readonly parallelizationFactor?: number;
  readonly checkpoints: CheckpointStore;
  /** Records that it refuses never reach the function, like those that an event source filter leaves out. */
  readonly filter?: (record: DynamoDBRecord) => boolean;
  /** What the context tells of the time left; 60 when left out. */
  readonly timeoutSeconds?: number;
  readonly log?: (line: string) => void;
}

export interface StreamPoller extends Poller {
  /** Reads now instead of after the pause: something has just been written. */
  nudge(): void;
}

interface Following {
  readonly source: StreamSource;
  readonly api: StreamApi;
  readonly delivery: Omit<Delivery, "streamArn">;
  readonly nudges: Waker;
}

const DISCOVERY_PAUSE_MS = 1000;

/**
 * An event source mapping of a table's stream from TRIM_HORIZON: every record is delivered at least once and in order per item, also
 * across restarts. A function that fails is called again until it succeeds.
 */
export function pollStream(source: StreamSource): StreamPoller {
  const { functionName, invoke, timeoutSeconds = 60, log = (line: string) => console.error(line) } = source;
  const ending = waker();
  const nudges = waker();
  const api = streamApi(source.endpoint);
  const call = invocation(invoke, functionName, timeoutSeconds);
  const { batchSize, parallelizationFactor = 1 } = source;
  const delivery = { functionName, call, batchSize, parallelizationFactor, ending, log };
  const over = follow({ source, api, delivery, nudges });
  return {
    nudge: nudges.wake,
    async stop() {
      ending.close();
      nudges.close();
      await over;
      api.close();
    },
  };
}

/** Finds the table's stream and follows it; finds it again when the table has been made anew. */
async function follow(following: Following): Promise<void> {
  const { source, api, delivery } = following;
  const { tableName, functionName, checkpoints } = source;
  const finding = outage(`${functionName} finds no stream of ${tableName}`, delivery.log);
  while (!delivery.ending.closed) {
    try {
      const streamArn = await api.streamArn(tableName);
      if (streamArn === undefined) throw new Error("there is none");
      checkpoints.keepOnly(functionName, tableName, streamArn);
      await followStream(following, streamArn, finding.succeeded);
    } catch (error) {
      await delivery.ending.wait(finding.failed(error));
    }
  }
}

/** Reads the shards of a stream, each after its parent, until stopped or until the stream is gone. */
async function followStream(following: Following, streamArn: string, found: () => void): Promise<void> {
  const { api, source, delivery } = following;
  const { checkpoints, functionName } = source;
  const reading = new Map<string, Promise<void>>();
  const isFinished = (shardId: string) => checkpoints.get(functionName, streamArn, shardId)?.finished === true;
  let lost = false;
  while (!delivery.ending.closed && !lost) {
    const shards = await api.shards(streamArn);
    found();
    const ids = new Set(shards.map(({ ShardId }) => ShardId));
    for (const shard of shards) {
      const { ShardId, ParentShardId: parent } = shard;
      const early = parent !== undefined && ids.has(parent) && !isFinished(parent);
      if (early || isFinished(ShardId) || reading.has(ShardId)) continue;
      const reader = followShard(following, streamArn, shard).then((end) => {
        reading.delete(ShardId);
        lost ||= end === "lost";
      });
      reading.set(ShardId, reader);
    }
    await (reading.size > 0 ? Promise.race(reading.values()) : delivery.ending.wait(DISCOVERY_PAUSE_MS));
  }
  await Promise.all(reading.values());
}

/** Reads one shard from its checkpoint on. */
async function followShard(
  { source, api, delivery, nudges }: Following,
  streamArn: string,
  shard: Shard,
): Promise<ShardEnd> {
  const { checkpoints, functionName, tableName: table, filter = () => true, batchWindowMs = 0 } = source;
  const place = { functionName, table, streamArn, shardId: shard.ShardId };
  const save = (sequenceNumber: string) => checkpoints.save({ ...place, sequenceNumber });
  const end = await readShard({
    api,
    streamArn,
    shard,
    checkpoint: checkpoints.get(functionName, streamArn, shard.ShardId)?.sequenceNumber,
    delivery: { ...delivery, streamArn },
    batchWindowMs,
    accepts: filter,
    save,
    nudges,
  });
  if (end === "finished") {
    const last = checkpoints.get(functionName, streamArn, shard.ShardId)?.sequenceNumber ?? "0";
    checkpoints.save({ ...place, sequenceNumber: last, finished: true });
  }
  return end;
}
