import type { Envelope } from "@bellyfed/core/envelope";
import { quietTelemetry, sqsEvent, testContext } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { counting } from "./insights-consumer.ts";

const seen: Envelope = {
  event_id: "01KE0000000000000000000000",
  timestamp: "2026-01-02T03:04:05.000Z",
  event_type: "GET_RESTAURANT",
  source: "api-gateway",
  version: "1",
  trace_id: "0af7651916cd43dd8448eb211c80319c",
  status: "NEW",
  payload: { restaurant_id: "r1" },
};
const message = (envelope: unknown) => JSON.stringify({ detail: envelope });
let recorded: Envelope[];
let revalidated: string[];
const cache = { revalidate: async (tags: readonly string[]) => void revalidated.push(...tags) };
const record = async (envelopes: readonly Envelope[]) => {
  recorded.push(...envelopes);
  return ["recent-reviews"];
};
beforeEach(() => {
  recorded = [];
  revalidated = [];
});

test("a batch is recorded at once, and the pages of what changed are made anew", async () => {
  const signals = quietTelemetry();
  const answer = await counting(record, cache, signals)(sqsEvent(message(seen), message(seen)), testContext);
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(recorded).toEqual([seen, seen]);
  expect(revalidated).toEqual(["recent-reviews"]);
  expect(signals.counted.get("EventsCounted")).toBe(2);
});

test("what is no event of ours fails alone", async () => {
  const empty = message({ ...seen, payload: {} });
  const batch = sqsEvent("{", message(seen), message({ ...seen, source: "elsewhere" }), empty);
  const { batchItemFailures } = await counting(record, cache, quietTelemetry())(batch, testContext);
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m1", "m3", "m4"]);
  expect(recorded).toEqual([seen]);
});

test("a batch that cannot be written comes again as a whole", async () => {
  const broken = () => Promise.reject(new Error("throttled"));
  const signals = quietTelemetry();
  const batch = sqsEvent(message(seen), message(seen));
  const { batchItemFailures } = await counting(broken, cache, signals)(batch, testContext);
  expect(batchItemFailures).toHaveLength(2);
  expect(revalidated).toEqual([]);
  expect(signals.warnings).toHaveLength(1);
});
