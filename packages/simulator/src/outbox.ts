import { itemOfCommit } from "@bellyfed/adapters/dynamo/commit-item";
import type { Commit } from "@bellyfed/core/ports";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { chance } from "./chance.ts";
import type { Lambda } from "./lambda.ts";
import type { World } from "./world.ts";

const SHARDS = 2;
const MOST_RECORDS = 10;
const RETRY_MS = 1_000;

/** The events table's stream with the relay: in order within a shard, from the first record that was not acknowledged. */
export function outbox(
  world: World,
  relay: Lambda<DynamoDBStreamEvent, DynamoDBBatchResponse>,
): (commit: Commit) => void {
  const shards = Array.from({ length: SHARDS }, (_, n) => shard(world, `stream ${n}`, relay));
  let sequence = 0;
  return (commit) => {
    const record = recordOf(commit, ++sequence);
    if (world.faults.at("stream") === "dropped") return;
    shards[Math.floor(chance(commit.stream) * SHARDS)]?.(record);
  };
}

function shard(world: World, name: string, relay: Lambda<DynamoDBStreamEvent, DynamoDBBatchResponse>) {
  let records: DynamoDBRecord[] = [];
  let [batches, running] = [0, false];
  const again = (delay: number) => world.time.after(delay, poll);

  async function poll(): Promise<void> {
    if (running || records.length === 0) return;
    running = true;
    const label = `relay of ${name}#${batches++}`;
    const most = world.luck === 0 ? MOST_RECORDS : 1 + Math.floor(chance(`${world.luck} ${label}`) * MOST_RECORDS);
    const batch = records.slice(0, most);
    await relay(label, { Records: batch }, (outcome) => {
      running = false;
      const answered = typeof outcome === "object" && "answer" in outcome;
      const handled = answered ? handledOf(batch, outcome.answer) : 0;
      records = records.slice(handled);
      again(handled === batch.length ? world.latency(`${label} next`) : RETRY_MS);
    });
  }

  return (record: DynamoDBRecord) => {
    records.push(record);
    again(world.latency(`${name} ${sequenceOf(record)}`));
  };
}

/** How many records of a batch Lambda will not send again: those before the first failure. */
function handledOf(batch: readonly DynamoDBRecord[], { batchItemFailures }: DynamoDBBatchResponse): number {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const first = batch.findIndex((record) => failed.has(sequenceOf(record)));
  return first === -1 ? batch.length : first;
}

const sequenceOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.SequenceNumber ?? "";

const recordOf = (commit: Commit, sequence: number): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: { SequenceNumber: String(sequence), NewImage: itemOfCommit(commit) as Record<string, { S: string }> },
});
