import { itemOfCommit } from "@bellyfed/adapters/dynamo/commit-item";
import type { Commit } from "@bellyfed/core/ports";
import { compose as relay } from "@bellyfed/functions/lambdas/relay";
import { eventBridgeServer } from "@bellyfed/local/bus/protocol";
import { makeContext } from "@bellyfed/local/lambda/context";
import { listen } from "@bellyfed/local/loopback";
import type { DynamoDBRecord } from "aws-lambda";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { callsOf } from "./calls.ts";
import { commitAt } from "./fixtures/stream.ts";

// Fixture: 1000 commits of one event each, 535 to 548 bytes, handed to the real `relay` function in batches of 200.
const EVENTS = 1000;
const BATCH = 200;

interface Entry {
  readonly Detail: string;
}
type Refuse = () => boolean;

const accepted = new Set<string>();
let refuse: Refuse = () => false;
const server = eventBridgeServer(
  {
    PutEvents: async (request) => {
      const Entries = (request as { Entries: readonly Entry[] }).Entries.map(({ Detail }) => {
        if (refuse()) return { ErrorCode: "InternalFailure", ErrorMessage: "An injected fault." };
        accepted.add(JSON.parse(Detail).event_id);
        return { EventId: "accepted" };
      });
      return { Entries, FailedEntryCount: Entries.filter((entry) => "ErrorCode" in entry).length };
    },
  },
  () => {},
);

let endpoint: string;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  endpoint = `http://127.0.0.1:${await listen(server, 0, "a port for the bus")}`;
});
afterEach(() => {
  accepted.clear();
  refuse = () => false;
});
afterAll(() => void server.close());

const record = (commit: Commit, index: number): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: { SequenceNumber: String(index + 1), NewImage: itemOfCommit(commit) as never },
});
const commits = Array.from({ length: EVENTS }, (_, index) => commitAt(`relay-${index}`, 1));
const records = commits.map(record);
const ids = new Set(commits.flatMap(({ events }) => events.map(({ id }) => id)));

/** Hands the records over as Lambda's event source does: after a failure it begins again at the first record that was reported. */
async function drain(all: readonly DynamoDBRecord[]): Promise<void> {
  const handle = relay({ EVENT_BUS: "bellyfed", EVENTBRIDGE_ENDPOINT: endpoint, LOG_LEVEL: "SILENT" });
  const context = makeContext({ functionName: "relay", memory: 512, timeoutSeconds: 60 });
  for (let from = 0; from < all.length; ) {
    const batch = all.slice(from, from + BATCH);
    const failed = (await handle({ Records: batch }, context)).batchItemFailures[0]?.itemIdentifier;
    const done =
      failed === undefined ? batch.length : batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
    from += done;
  }
}

describe("the relay", () => {
  it("takes at most 100 PutEvents calls for 1000 events", async () => {
    const { calls } = await callsOf(() => drain(records));
    expect(accepted).toEqual(ids);
    expect(new Set(calls)).toEqual(new Set(["PutEvents"]));
    expect(calls.length).toBeLessThanOrEqual(EVENTS / 10);
  });

  it("loses nothing under any partial failure of those calls", async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(9)), fc.integer({ min: 1, max: 9 }), async (dice, odds) => {
        accepted.clear();
        let patience = 60;
        refuse = () => patience > 0 && dice.next().value < odds && patience-- > 0;
        const some = records.slice(0, 50);
        await drain(some);
        expect(accepted.size).toBe(some.length);
      }),
      { numRuns: 12 },
    );
  });
});
