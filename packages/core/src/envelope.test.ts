import * as v from "valibot";
import { expect, test } from "vitest";
import { type CommitFacts, EnvelopeSchema, envelopesOf, isLogEnvelope } from "./envelope.ts";

const commit: CommitFacts = {
  stream: "RESTAURANT#r1",
  sequence: 7,
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  timestamp: "2026-01-02T03:04:05.678Z",
  events: [
    { id: "01JGJ0000000000000000000A1", type: "RESTAURANT_UPDATED", version: 2, payload: { id: "r1" } },
    { id: "01JGJ0000000000000000000A2", type: "RESTAURANT_CLOSED", version: 1, payload: { id: "r1", reason: null } },
  ],
};

test("a commit becomes one envelope per event, in stream order, with exactly the ten fields where nobody is named", () => {
  expect(envelopesOf(commit)).toEqual([
    {
      event_id: "01JGJ0000000000000000000A1",
      timestamp: "2026-01-02T03:04:05.678Z",
      event_type: "RESTAURANT_UPDATED",
      source: "outbox-processor",
      version: "2",
      trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
      status: "NEW",
      payload: { id: "r1" },
      stream_id: "RESTAURANT#r1",
      stream_version: 7,
    },
    expect.objectContaining({ event_type: "RESTAURANT_CLOSED", version: "1", stream_version: 8 }),
  ]);
  expect(envelopesOf(commit).map((envelope) => Object.keys(envelope).length)).toEqual([10, 10]);
});

test("an envelope that our own jobs send again says so", () => {
  expect(envelopesOf(commit, "REDRIVEN").map(({ status }) => status)).toEqual(["REDRIVEN", "REDRIVEN"]);
});

test("our envelopes are what their schema says, and unknown fields are ignored", () => {
  const [envelope] = envelopesOf(commit);
  expect(v.parse(EnvelopeSchema, { ...envelope, later: "field" })).toEqual(envelope);
});

test.each([
  ["source", "elsewhere"],
  ["status", "OLD"],
  ["version", "0"],
  ["version", 1],
  ["timestamp", "yesterday"],
  ["event_id", ""],
  ["trace_id", undefined],
  ["stream_version", 0],
  ["stream_version", 1.5],
])("an envelope whose %s is %j is refused", (field, value) => {
  expect(v.safeParse(EnvelopeSchema, { ...envelopesOf(commit)[0], [field]: value }).success).toBe(false);
});

test("only an envelope with both stream fields is of the log", () => {
  const [envelope] = envelopesOf(commit);
  const { stream_id, stream_version, ...read } = envelope!;
  expect(isLogEnvelope(envelope!)).toBe(true);
  expect(isLogEnvelope(read)).toBe(false);
  expect(isLogEnvelope({ ...read, stream_id })).toBe(false);
  expect(isLogEnvelope({ ...read, stream_version })).toBe(false);
});
