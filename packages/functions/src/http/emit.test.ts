import type { Envelope } from "@bellyfed/core/envelope";
import { byNobodyKnown, defineEvent, visitor } from "@bellyfed/core/event";
import type { Look } from "@bellyfed/core/read";
import { hourlyName, type Visitor } from "@bellyfed/core/visitor";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import * as v from "valibot";
import { afterEach, expect, it, vi } from "vitest";
import { emitter } from "./emit.ts";

const runtime = { now: () => Date.parse("2026-01-02T03:04:05Z"), id: () => "01ID", random: () => 0.5 };
const seen = defineEvent("GET_RESTAURANT", v.object({ restaurant_id: v.string(), visitor }), [byNobodyKnown]);
const payload = { restaurant_id: "1" };
const ALL = { sample: 1, secret: "secret" };
const address = { kind: "address", address: "203.0.113.7" } as const;
const lookOf = (traceId: string, from: Visitor = address): Look => ({ traceId, visitor: from, caller: undefined });
const alice = { sub: "alice", name: "Alice", role: "user" } as const;
afterEach(() => void vi.useRealTimers());

it("publishes the standard envelope without stream fields, in the version of the event's definition", async () => {
  const sent: Envelope[] = [];
  const publish = async (envelopes: readonly Envelope[]) => {
    sent.push(...envelopes);
    return [];
  };
  await emitter({ publish }, quietTelemetry(), runtime, ALL)(seen, payload, lookOf("trace"));
  expect(sent).toEqual([
    {
      event_id: "01ID",
      timestamp: "2026-01-02T03:04:05.000Z",
      event_type: "GET_RESTAURANT",
      source: "api-gateway",
      version: "2",
      trace_id: "trace",
      status: "NEW",
      payload: { restaurant_id: "1", visitor: hourlyName("address 203.0.113.7", "secret", "2026-01-02T03") },
    },
  ]);
});

/** Under which name each look is counted; nothing for one that is not told. */
async function countedAs(looks: readonly Look[], at = "2026-01-02T03:04:05Z"): Promise<unknown[]> {
  const sent: Envelope[] = [];
  const publish = async (envelopes: readonly Envelope[]) => {
    sent.push(...envelopes);
    return [];
  };
  const emit = emitter({ publish }, quietTelemetry(), { ...runtime, now: () => Date.parse(at) }, ALL);
  for (const look of looks) await emit(seen, payload, look);
  return sent.map((envelope) => (envelope.payload as { visitor: unknown }).visitor);
}

it("counts who is signed in as themselves, others by their network, and nobody known as nobody", async () => {
  const six = (last: string): Visitor => ({ kind: "address", address: `2001:db8::${last}` });
  const [byAddress, again, signedIn, elsewhere, one, neighbour, nobody] = await countedAs([
    lookOf("1"),
    lookOf("2"),
    { ...lookOf("3"), caller: alice },
    { ...lookOf("4", six("9")), caller: alice },
    lookOf("5", six("1")),
    lookOf("6", six("2")),
    lookOf("7", { kind: "unknown" }),
  ]);
  expect([again, elsewhere, neighbour, nobody]).toEqual([byAddress, signedIn, one, null]);
  expect(new Set([byAddress, signedIn, one]).size).toBe(3);
});

it("gives a visitor another name in each hour, and never tells the address", async () => {
  const [now] = await countedAs([lookOf("1")]);
  const [later] = await countedAs([lookOf("1")], "2026-01-02T04:00:00Z");
  expect(later).not.toBe(now);
  for (const name of [now, later]) expect(name).toMatch(/^[\w-]{16}$/);
});

it("tells nothing when the site makes a page for all", async () => {
  expect(await countedAs([lookOf("1", { kind: "site" })])).toEqual([]);
});

it("never fails a read: a failure is counted", async () => {
  const telemetry = quietTelemetry();
  const publish = () => Promise.reject(new Error("no bus"));
  await emitter({ publish }, telemetry, runtime, ALL)(seen, payload, lookOf("trace"));
  expect(telemetry.counted.get("ReadEventsLost")).toBe(1);
});

it("holds up a read by no more than 150 ms", async () => {
  vi.useFakeTimers();
  let done = false;
  const waiting = emitter(
    { publish: () => new Promise(() => {}) },
    quietTelemetry(),
    runtime,
    ALL,
  )(seen, payload, lookOf("trace"));
  void waiting.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(149);
  expect(done).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toBe(true);
});

it("publishes only the sampled share", async () => {
  const publish = vi.fn(async () => []);
  await emitter({ publish }, quietTelemetry(), runtime, { ...ALL, sample: 0.4 })(seen, payload, lookOf("trace"));
  expect(publish).not.toHaveBeenCalled();
  await emitter({ publish }, quietTelemetry(), runtime, { ...ALL, sample: 0.6 })(seen, payload, lookOf("trace"));
  expect(publish).toHaveBeenCalledOnce();
});

it("sends what comes while a request is under way together with the next one", async () => {
  const requests: { ids: string[]; answer: () => void }[] = [];
  const publish = (envelopes: readonly Envelope[]) =>
    new Promise<readonly Envelope[]>((resolve) => {
      requests.push({ ids: envelopes.map(({ trace_id }) => trace_id), answer: () => resolve([]) });
    });
  const emit = emitter({ publish }, quietTelemetry(), runtime, ALL);
  const first = emit(seen, payload, lookOf("1"));
  await Promise.resolve();
  const others = [emit(seen, payload, lookOf("2")), emit(seen, payload, lookOf("3"))];
  expect(requests.map(({ ids }) => ids)).toEqual([["1"]]);
  requests[0]?.answer();
  await first;
  const sent = () => expect(requests.map(({ ids }) => ids)).toEqual([["1"], ["2", "3"]]);
  await vi.waitFor(sent, { timeout: 20_000 });
  requests[1]?.answer();
  await Promise.all(others);
});

it("counts only what was refused of the events that went together", async () => {
  const telemetry = quietTelemetry();
  const publish = async (envelopes: readonly Envelope[]) => envelopes.filter(({ trace_id }) => trace_id === "2");
  const emit = emitter({ publish }, telemetry, runtime, ALL);
  await Promise.all(["1", "2", "3"].map((trace) => emit(seen, payload, lookOf(trace))));
  expect(telemetry.counted.get("ReadEventsLost")).toBe(1);
});
