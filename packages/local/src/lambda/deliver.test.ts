import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { type Delivery, deliver } from "./deliver.ts";
import { waker } from "./waker.ts";

const record = (sequence: number, item = "a"): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: { Keys: { pk: { S: item } }, SequenceNumber: String(sequence) },
});
const records = (count: number) => Array.from({ length: count }, (_, index) => record(index + 1));
const sequences = ({ Records }: DynamoDBStreamEvent) => Records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));

interface Run {
  readonly batches: number[][];
  readonly progress: number[];
  readonly log: string[];
}

/** Delivers without waiting between attempts; `answer` is the function. */
async function run(
  given: readonly DynamoDBRecord[],
  answer: (batch: number[], attempt: number) => unknown,
  options: Partial<Delivery> = {},
): Promise<Run> {
  const result: Run = { batches: [], progress: [], log: [] };
  const ending = { ...waker(), closed: false, wait: async () => {} };
  const call = async (event: unknown) => {
    const batch = sequences(event as DynamoDBStreamEvent);
    result.batches.push(batch);
    return answer(batch, result.batches.length);
  };
  const log = (line: string) => result.log.push(line);
  const delivery = { functionName: "f", streamArn: "arn", call, batchSize: 4, parallelizationFactor: 1, ending, log };
  await deliver(given, { ...delivery, ...options }, (count) => result.progress.push(count));
  return result;
}
const failure = (sequence: number) => ({ batchItemFailures: [{ itemIdentifier: String(sequence) }] });

it("delivers in order, in batches", async () => {
  const { batches, progress } = await run(records(6), () => undefined);
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
  expect(progress).toEqual([4, 6]);
});

it("resumes at the lowest sequence number that was reported", async () => {
  const { batches, progress } = await run(records(4), (_, attempt) =>
    attempt === 1 ? { batchItemFailures: [{ itemIdentifier: "4" }, { itemIdentifier: "3" }] } : undefined,
  );
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ]);
  expect(progress).toEqual([2, 4]);
});

it("halves a batch that throws until the bad record is alone, and goes on when it succeeds", async () => {
  let alone = 0;
  const { batches, progress } = await run(records(4), (batch) => {
    if (!batch.includes(3)) return;
    if (batch.length === 1 && ++alone === 3) return;
    throw new Error("poison");
  });
  expect(batches).toEqual([[1, 2, 3, 4], [1, 2], [3, 4], [3], [3], [3], [4]]);
  expect(progress.at(-1)).toBe(4);
});

it("fails the whole batch for a sequence number that is not in it", async () => {
  const { batches } = await run(records(2), (_, attempt) => (attempt === 1 ? failure(99) : undefined));
  expect(batches).toEqual([[1, 2], [1], [2]]);
});

it("says in one line what failed and why", async () => {
  const { log } = await run(records(2), (_, attempt) => (attempt === 1 ? failure(2) : undefined));
  expect(log).toEqual([expect.stringMatching(/^f: failed at record 2: .+$/)]);
});

it("stops trying when the end is near, and keeps what was done", async () => {
  const ending = { ...waker(), wait: async () => {}, closed: false };
  const { progress } = await run(
    records(4),
    () => {
      ending.closed = true;
      return failure(2);
    },
    { ending },
  );
  expect(progress).toEqual([1]);
});

it("keeps the records of an item in order when it delivers several batches at once", async () => {
  const items = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const given = Array.from({ length: 64 }, (_, index) => record(index + 1, items[index % items.length]));
  const seen = new Map<string, number[]>();
  let underWay = 0;
  let most = 0;
  const call = async (event: unknown) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, 1));
    for (const { dynamodb } of (event as DynamoDBStreamEvent).Records) {
      const item = String(dynamodb?.Keys?.pk?.S);
      seen.set(item, [...(seen.get(item) ?? []), Number(dynamodb?.SequenceNumber)]);
    }
    underWay -= 1;
  };
  const { progress } = await run(given, () => undefined, { call, parallelizationFactor: 4 });
  expect(most).toBeGreaterThan(1);
  expect(seen.size).toBe(items.length);
  for (const order of seen.values()) expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBe(64);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

it("counts no record as done before those in front of it", async () => {
  const given = [record(1, "slow"), record(2, "fast")];
  let release = () => {};
  const call = async (event: unknown) => {
    if (sequences(event as DynamoDBStreamEvent).includes(1)) await new Promise<void>((resolve) => (release = resolve));
    else setTimeout(() => release(), 5);
  };
  // The two items are in different lanes of ten; in the same one the first would wait for ever.
  const { progress } = await run(given, () => undefined, { call, parallelizationFactor: 10 });
  expect(progress).toEqual([2]);
});
