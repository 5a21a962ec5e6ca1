import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readShard, resumeAfter, type ShardReading } from "./read-shard.ts";
import { StreamError, type StreamPage } from "./stream-api.ts";
import { waker } from "./waker.ts";

const shard = (first?: string, last?: string) => ({
  ShardId: "s",
  SequenceNumberRange: { ...(first && { StartingSequenceNumber: first }), ...(last && { EndingSequenceNumber: last }) },
});

it("begins with the oldest record without a checkpoint", () => {
  expect(resumeAfter(undefined, shard("1", "9"))).toBeUndefined();
});

it("goes on after its checkpoint", () => {
  expect(resumeAfter("9", shard("1", "10"))).toBe("9");
  expect(resumeAfter("10", shard("1", "10"))).toBe("10");
});

it("begins again when the engine numbers from 1 again", () => {
  expect(resumeAfter("11", shard("1", "10"))).toBeUndefined();
  expect(resumeAfter("100", shard("1", "99"))).toBeUndefined();
  expect(resumeAfter("5", shard())).toBeUndefined();
});

it("trusts its checkpoint in an open shard of AWS, which tells no highest number", () => {
  expect(resumeAfter("49590338271490256608559692538361571095921575989136588898", shard("1"))).toMatch(/^4959/);
});

describe("reading", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A shard whose reads answer these in turn, and then nothing new. */
  function start(...answers: (StreamPage | Error)[]) {
    const [ending, nudges] = [waker(), waker()];
    const seen: string[] = [];
    const positions: (string | undefined)[] = [];
    const saved: string[] = [];
    const log: string[] = [];
    let reads = 0;
    const api: ShardReading["api"] = {
      streamArn: async () => "arn",
      shards: async () => [],
      iterator: async (_arn, _shard, after) => `after ${positions.push(after)}`,
      records: async () => {
        const answer = answers[reads++] ?? { Records: [], NextShardIterator: "next" };
        if (answer instanceof Error) throw answer;
        return answer;
      },
      close: () => {},
    };
    const call = async (event: unknown) => {
      seen.push(
        ...(event as { Records: { dynamodb: { SequenceNumber: string } }[] }).Records.map(
          (r) => r.dynamodb.SequenceNumber,
        ),
      );
    };
    const delivery = {
      functionName: "f",
      streamArn: "arn",
      call,
      batchSize: 10,
      parallelizationFactor: 1,
      ending,
      log: (line: string) => log.push(line),
    };
    const save = (sequence: string) => saved.push(sequence);
    const end = readShard({
      api,
      streamArn: "arn",
      shard: shard("1"),
      after: "0",
      delivery,
      batchWindowMs: 0,
      accepts: () => true,
      save,
      nudges,
    });
    const stop = () => {
      ending.close();
      nudges.close();
      return end;
    };
    return { end, stop, nudges, seen, positions, saved, log, reads: () => reads };
  }
  const page = (next: string | null, ...sequences: string[]): StreamPage => ({
    Records: sequences.map((SequenceNumber) => ({ dynamodb: { SequenceNumber } })),
    NextShardIterator: next,
  });

  it("goes on at once after records, and pauses after none", async () => {
    const { stop, seen, saved, reads } = start(page("a", "1", "2"), page("b", "3"));
    await vi.advanceTimersByTimeAsync(0);
    expect({ seen, saved, reads: reads() }).toEqual({ seen: ["1", "2", "3"], saved: ["2", "3"], reads: 3 });
    await vi.advanceTimersByTimeAsync(30);
    expect(reads()).toBeGreaterThan(3);
    expect(await stop()).toBe("stopped");
  });

  it("reads at once when it is nudged", async () => {
    const { stop, nudges, reads } = start();
    await vi.advanceTimersByTimeAsync(0);
    expect(reads()).toBe(1);
    nudges.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(reads()).toBe(2);
    await stop();
  });

  it("ends with its shard", async () => {
    const { end, seen } = start(page("a", "1"), page(null, "2"), page(null));
    await vi.advanceTimersByTimeAsync(100);
    expect(await end).toBe("finished");
    expect(seen).toEqual(["1", "2"]);
  });

  it("takes a new iterator behind what is done when the old one has expired", async () => {
    const expired = new StreamError("ExpiredIteratorException", "");
    const { stop, seen, positions, log } = start(page("a", "1"), expired, page("b", "2"));
    await vi.advanceTimersByTimeAsync(10);
    expect({ seen, positions, log }).toEqual({ seen: ["1", "2"], positions: ["0", "1"], log: [] });
    await stop();
  });

  it("begins with the oldest record when its place has been trimmed", async () => {
    const { stop, positions } = start(new StreamError("TrimmedDataAccessException", ""));
    await vi.advanceTimersByTimeAsync(1000);
    expect(positions).toEqual(["0", undefined]);
    await stop();
  });

  it("tells that the stream is gone", async () => {
    const { end } = start(new StreamError("ResourceNotFoundException", ""));
    expect(await end).toBe("lost");
  });

  it("says an outage once, and its end", async () => {
    const down = () => new Error("connect ECONNREFUSED");
    const { stop, seen, log } = start(down(), down(), down(), page("a", "1"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen).toEqual(["1"]);
    expect(log).toEqual([expect.stringContaining("ECONNREFUSED"), expect.stringContaining("works again")]);
    await stop();
  });
});
