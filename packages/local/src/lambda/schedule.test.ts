import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { schedule } from "./schedule.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const MINUTE = 60_000;

function start(invoke: () => Promise<unknown> = async () => {}) {
  const runs: { name: string; event: unknown }[] = [];
  const log: string[] = [];
  const poller = schedule({
    name: "daily",
    everyMinutes: 5,
    timeoutSeconds: 900,
    functionName: "reconcile",
    now: () => Date.parse("2026-01-02T03:04:05.678Z"),
    log: (line) => log.push(line),
    invoke: (name, event) => {
      runs.push({ name, event });
      return invoke();
    },
  });
  return { runs, log, poller };
}

it("runs the function once per interval with the scheduler's event", async () => {
  const { runs, poller } = start();
  await vi.advanceTimersByTimeAsync(5 * MINUTE - 1);
  expect(runs).toEqual([]);
  await vi.advanceTimersByTimeAsync(10 * MINUTE + 1);
  expect(runs).toHaveLength(3);
  expect(runs[0]).toMatchObject({
    name: "reconcile",
    event: {
      version: "0",
      "detail-type": "Scheduled Event",
      source: "aws.scheduler",
      time: "2026-01-02T03:04:05Z",
      resources: [expect.stringContaining("schedule/default/daily")],
      detail: "{}",
    },
  });
  await poller.stop();
});

it("goes on after a failure, and says why", async () => {
  const { runs, log, poller } = start(() => Promise.reject(new Error("no table")));
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(runs).toHaveLength(2);
  expect(log[0]).toMatch(/reconcile.*no table/);
  await poller.stop();
});

it("never runs beside itself", async () => {
  const { runs, poller } = start(() => new Promise((resolve) => setTimeout(resolve, 12 * MINUTE)));
  await vi.advanceTimersByTimeAsync(16 * MINUTE);
  expect(runs).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(runs).toHaveLength(2);
  const stopped = poller.stop();
  await vi.advanceTimersByTimeAsync(12 * MINUTE);
  await stopped;
});

it("runs no more once it is stopped", async () => {
  const { runs, poller } = start();
  await poller.stop();
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  expect(runs).toEqual([]);
});
