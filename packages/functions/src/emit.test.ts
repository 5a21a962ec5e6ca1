import type { Envelope } from "@bellyfed/core/envelope";
import { afterEach, expect, it, vi } from "vitest";
import { emitter } from "./emit.ts";
import { quietTelemetry } from "./testing.ts";

const runtime = { now: () => Date.parse("2026-01-02T03:04:05Z"), id: () => "01ID", random: () => 0.5 };
const event = { type: "GET_RESTAURANT", payload: { restaurant_id: "1" } };
afterEach(() => void vi.useRealTimers());

it("publishes the standard envelope without stream fields", async () => {
  const sent: Envelope[] = [];
  const publish = async (envelopes: readonly Envelope[]) => {
    sent.push(...envelopes);
    return [];
  };
  await emitter({ publish }, quietTelemetry(), runtime, 1)(event, "trace");
  expect(sent).toEqual([
    {
      event_id: "01ID",
      timestamp: "2026-01-02T03:04:05.000Z",
      event_type: "GET_RESTAURANT",
      source: "api-gateway",
      version: "1",
      trace_id: "trace",
      status: "NEW",
      payload: { restaurant_id: "1" },
    },
  ]);
});

it("never fails a read: a failure is counted", async () => {
  const telemetry = quietTelemetry();
  const publish = () => Promise.reject(new Error("no bus"));
  await emitter({ publish }, telemetry, runtime, 1)(event, "trace");
  expect(telemetry.counted.get("ReadEventsLost")).toBe(1);
});

it("holds up a read by no more than 150 ms", async () => {
  vi.useFakeTimers();
  let done = false;
  const waiting = emitter({ publish: () => new Promise(() => {}) }, quietTelemetry(), runtime, 1)(event, "trace");
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
  await emitter({ publish }, quietTelemetry(), runtime, 0.4)(event, "trace");
  expect(publish).not.toHaveBeenCalled();
  await emitter({ publish }, quietTelemetry(), runtime, 0.6)(event, "trace");
  expect(publish).toHaveBeenCalledOnce();
});
