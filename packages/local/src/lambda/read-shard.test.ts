import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sequenceOf } from "./deliver.ts";
import { readShard, type ShardReading } from "./read-shard.ts";
import { type Place, StreamError, type StreamPage } from "./stream-api.ts";
import { waker } from "./waker.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = StreamPage | Error;
const page = (next: string | null, ...sequences: string[]): StreamPage => ({
  Records: sequences.map((SequenceNumber) => ({ dynamodb: { SequenceNumber } })),
  NextShardIterator: next,
});

/** Reads a shard whose reads answer these in turn, and then nothing new. */
function start(answers: readonly Answer[], checkpoint?: string) {
  const [ending, nudges] = [waker(), waker()];
  const places: Place[] = [];
  const seen: string[] = [];
  const saved: string[] = [];
  const log: string[] = [];
  let reads = 0;
  const api: ShardReading["api"] = {
    streamArn: async () => "arn",
    shards: async () => [],
    iterator: async (_arn, _shard, place) => `iterator ${places.push(place)}`,
    records: async () => {
      const answer = answers[reads++] ?? page("next");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    close: () => {},
  };
  const delivery: ShardReading["delivery"] = {
    functionName: "f",
    streamArn: "arn",
    call: async (event) => void seen.push(...(event as DynamoDBStreamEvent).Records.map(sequenceOf)),
    batchSize: 10,
    parallelizationFactor: 1,
    ending,
    log: (line) => log.push(line),
  };
  const save = (sequence: string) => saved.push(sequence);
  const place = { streamArn: "arn", shard: { ShardId: "s" }, checkpoint };
  const end = readShard({ api, ...place, delivery, batchWindowMs: 0, accepts: () => true, save, nudges });
  const stop = () => {
    ending.close();
    nudges.close();
    return end;
  };
  return { end, stop, nudges, seen, places, saved, log, reads: () => reads };
}

it("goes on at once after records, and pauses after none", async () => {
  const { stop, seen, saved, reads } = start([page("a", "1", "2"), page("b", "3")]);
  await vi.advanceTimersByTimeAsync(0);
  expect({ seen, saved, reads: reads() }).toEqual({ seen: ["1", "2", "3"], saved: ["2", "3"], reads: 3 });
  await vi.advanceTimersByTimeAsync(30);
  expect(reads()).toBeGreaterThan(3);
  expect(await stop()).toBe("stopped");
});

it("reads at once when it is nudged", async () => {
  const { stop, nudges, reads } = start([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(reads()).toBe(1);
  nudges.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(reads()).toBe(2);
  await stop();
});

it("ends with its shard", async () => {
  const { end, seen } = start([page("a", "1"), page(null, "2"), page(null)]);
  await vi.advanceTimersByTimeAsync(100);
  expect(await end).toBe("finished");
  expect(seen).toEqual(["1", "2"]);
});

it("begins with the oldest record without a checkpoint", async () => {
  const { stop, places } = start([]);
  await stop();
  expect(places).toEqual(["TRIM_HORIZON"]);
});

it("goes on after its checkpoint when there is a record of that number", async () => {
  const { stop, places, log } = start([page("a", "133"), page("b", "134")], "133");
  await vi.advanceTimersByTimeAsync(10);
  expect(places).toEqual([{ at: "133" }, { after: "133" }]);
  expect(log).toEqual([]);
  await stop();
});

it.each([
  ["no record", page("a")],
  ["only later ones", page("a", "140")],
])("begins with the oldest record when there is %s of the checkpoint's number", async (_, found) => {
  const { stop, places, seen, log } = start([found, page("b", "1")], "133");
  await vi.advanceTimersByTimeAsync(10);
  expect(places).toEqual([{ at: "133" }, "TRIM_HORIZON"]);
  expect(seen).toEqual(["1"]);
  expect(log).toEqual([expect.stringContaining("no record 133")]);
  await stop();
});

it("begins with the oldest record when its place has been trimmed", async () => {
  const { stop, places } = start([new StreamError("TrimmedDataAccessException", "")], "5");
  await vi.advanceTimersByTimeAsync(1000);
  expect(places).toEqual([{ at: "5" }, "TRIM_HORIZON"]);
  await stop();
});

it("takes a new iterator behind what is done when the old one has expired", async () => {
  const expired = new StreamError("ExpiredIteratorException", "");
  const { stop, seen, places, log } = start([page("a", "1"), expired, page("b", "2")]);
  await vi.advanceTimersByTimeAsync(10);
  expect({ seen, log }).toEqual({ seen: ["1", "2"], log: [] });
  expect(places.at(-1)).toEqual({ after: "1" });
  await stop();
});

it("tells that the stream is gone", async () => {
  const { end } = start([new StreamError("ResourceNotFoundException", "")]);
  expect(await end).toBe("lost");
});

it("says an outage once, and its end", async () => {
  const down = new Error("connect ECONNREFUSED");
  const { stop, seen, log } = start([down, down, down, page("a", "1")]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual(["1"]);
  expect(log).toEqual([expect.stringContaining("ECONNREFUSED"), expect.stringContaining("works again")]);
  await stop();
});
