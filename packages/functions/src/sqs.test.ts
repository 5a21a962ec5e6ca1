import { AppError } from "@bellyfed/core/error";
import { quietTelemetry, sqsEvent } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { deliveriesOf, failing, failureOf } from "./sqs.ts";

const detail = {
  event_id: "1",
  timestamp: "2026-01-01T00:00:00.000Z",
  event_type: "REVIEW_CREATED",
  source: "outbox-processor",
  version: "1",
  trace_id: "t",
  status: "NEW",
  payload: { rating: 5 },
  stream_id: "REVIEW#1#2",
  stream_version: 1,
  a_field_of_tomorrow: true,
};

it("reads envelopes and ignores fields it does not know", () => {
  const { deliveries, poison } = deliveriesOf(sqsEvent(JSON.stringify({ detail })), quietTelemetry().log);
  const { a_field_of_tomorrow: _, ...known } = detail;
  expect(deliveries).toEqual([{ messageId: "m1", again: false, envelope: known }]);
  expect(poison).toEqual([]);
});

it("knows an archive's replay by its replay-name", () => {
  const body = JSON.stringify({ "replay-name": "r", detail });
  expect(deliveriesOf(sqsEvent(body), quietTelemetry().log).deliveries[0]?.envelope.status).toBe("REPLAYED");
});

it.each(["not json", "{}", "null", JSON.stringify({ detail: { ...detail, source: "elsewhere" } })])(
  "reports %s as poison and goes on",
  (body) => {
    const { deliveries, poison } = deliveriesOf(sqsEvent(body, JSON.stringify({ detail })), quietTelemetry().log);
    expect(poison).toEqual([{ messageId: "m1", reason: expect.stringMatching(/^Not an event of ours: \w+: ./) }]);
    expect(deliveries).toHaveLength(1);
  },
);

it("says of a failure whether the message could do nothing for it", () => {
  const outage = new AppError("unavailable", "store.unavailable", "no store");
  const failures = [failureOf("a", outage), failureOf("b", new Error("bad")), failureOf("c", "text")];
  expect(failing(failures).batchItemFailures).toEqual([
    { itemIdentifier: "a", reason: "AppError: no store", unavailable: true },
    { itemIdentifier: "b", reason: "Error: bad" },
    { itemIdentifier: "c", reason: "text" },
  ]);
});

it("names a failing message once, with why", () => {
  const because = (messageId: string, reason: string) => ({ messageId, reason });
  expect(failing([because("a", "x"), because("b", "y"), because("a", "z")])).toEqual({
    batchItemFailures: [
      { itemIdentifier: "a", reason: "z" },
      { itemIdentifier: "b", reason: "y" },
    ],
  });
});
