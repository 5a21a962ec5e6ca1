import type { Envelope } from "@bellyfed/core/envelope";
import { defineEvent } from "@bellyfed/core/event";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import * as v from "valibot";
import { afterEach, expect, it, vi } from "vitest";
import { emitter } from "./emit.ts";

const runtime = { now: () => Date.parse("2026-01-02T03:04:05Z"), id: () => "01ID", random: () => 0.5 };
const seen = defineEvent("GET_RESTAURANT", v.object({ restaurant_id: v.string() }), [(older) => older]);
const payload = { restaurant_id: "1" };
afterEach(() => void vi.useRealTimers());

it("publishes the standard envelope without stream fields, in the version of the event's definition", async () => {
  const sent: Envelope[] = [];
  const publish = async (envelopes: readonly Envelope[]) => {
    sent.push(...envelopes);
    return [];
  };
  await emitter({ publish }, quietTelemetry(), runtime, 1)(seen, payload, "trace");
  expect(sent).toEqual([
    {
      event_id: "01ID",
      timestamp: "2026-01-02T03:04:05.000Z",
      event_type: "GET_RESTAURANT",
      source: "api-gateway",
      version: "2",
      trace_id: "trace",
      status: "NEW",
      payload: { restaurant_id: "1" },
    },
  ]);
});

it("never fails a read: a failure is counted", async () => {
  const telemetry = quietTelemetry();
  const publish = () => Promise.reject(new Error("no bus"));
  await emitter({ publish }, telemetry, runtime, 1)(seen, payload, "trace");
  expect(telemetry.counted.get("ReadEventsLost")).toBe(1);
});

it("holds up a read by no more than 150 ms", async () => {
  vi.useFakeTimers();
  let done = false;
  const waiting = emitter(
    { publish: () => new Promise(() => {}) },
    quietTelemetry(),
    runtime,
    1,
  )(seen, payload, "trace");
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
  await emitter({ publish }, quietTelemetry(), runtime, 0.4)(seen, payload, "trace");
  expect(publish).not.toHaveBeenCalled();
  await emitter({ publish }, quietTelemetry(), runtime, 0.6)(seen, payload, "trace");
  expect(publish).toHaveBeenCalledOnce();
});

it("sends what comes while a request is under way together with the next one", async () => {
  const requests: { ids: string[]; answer: () => void }[] = [];
  const publish = (envelopes: readonly Envelope[]) =>
    new Promise<readonly Envelope[]>((resolve) => {
      requests.push({ ids: envelopes.map(({ trace_id }) => trace_id), answer: () => resolve([]) });
    });
  const emit = emitter({ publish }, quietTelemetry(), runtime, 1);
  const first = emit(seen, payload, "1");
  await Promise.resolve();
  const others = [emit(seen, payload, "2"), emit(seen, payload, "3")];
  expect(requests.map(({ ids }) => ids)).toEqual([["1"]]);
  requests[0]?.answer();
  await first;
  await vi.waitFor(() => expect(requests.map(({ ids }) => ids)).toEqual([["1"], ["2", "3"]]));
  requests[1]?.answer();
  await Promise.all(others);
});

it("counts only what was refused of the events that went together", async () => {
  const telemetry = quietTelemetry();
  const publish = async (envelopes: readonly Envelope[]) => envelopes.filter(({ trace_id }) => trace_id === "2");
  const emit = emitter({ publish }, telemetry, runtime, 1);
  await Promise.all(["1", "2", "3"].map((trace) => emit(seen, payload, trace)));
  expect(telemetry.counted.get("ReadEventsLost")).toBe(1);
});
