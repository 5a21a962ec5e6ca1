import type { SendMessageCommand } from "@aws-sdk/client-sqs";
import { eventBridgeScheduler } from "@bellyfed/adapters/eventbridge/scheduler";
import { type Clockwork, schedulerContract } from "@bellyfed/testing/contract/scheduler.contract";
import { expect, it } from "vitest";
import { startBus } from "../bus/bus.ts";
import { SCHEDULES_PATH } from "./request.ts";
import { startTimers } from "./timers.ts";

const QUEUE = "arn:aws:sqs:us-east-1:000000000000:timers";

/** The adapter on the local scheduler over HTTP, both by a clock that only moves when told. */
async function open(): Promise<Clockwork> {
  let clock = Date.UTC(2026, 10, 28, 12);
  const queue: { readonly from: number; readonly body: string }[] = [];
  const timers = startTimers({
    deliver: async (url, messages) => {
      expect(url).toBe(`url of ${QUEUE}`);
      queue.push(...messages.map(({ body }) => ({ from: clock, body })));
      return [];
    },
    queueUrlOf: (arn) => `url of ${arn}`,
    now: () => clock,
  });
  const mounts = [{ prefix: SCHEDULES_PATH, answer: timers.answer }];
  const bus = await startBus({ port: 0, bus: "bellyfed", rules: [], deliver: async () => [], mounts });
  const scheduler = eventBridgeScheduler({
    ...{ region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } },
    ...{ endpoint: bus.endpoint, group: "bellyfed-test", role: "arn:aws:iam::000000000000:role/timers" },
    queue: { url: "timers", arn: QUEUE, deadLetterArn: `${QUEUE}-dlq` },
    sqs: {
      send: async (command: unknown) => {
        const { MessageBody = "", DelaySeconds = 0 } = (command as SendMessageCommand).input;
        queue.push({ from: clock + DelaySeconds * 1000, body: MessageBody });
      },
    } as never,
    now: () => clock,
  });
  return {
    scheduler,
    now: () => clock,
    async after(seconds) {
      clock += seconds * 1000;
      timers.wake();
      const isDue = () => timers.pending() > 0 && timers.nextAt() <= clock;
      while (isDue()) await new Promise((resolve) => setImmediate(resolve));
      const handed = queue.filter(({ from }) => from <= clock);
      for (const each of handed) queue.splice(queue.indexOf(each), 1);
      return handed.map(({ body }) => JSON.parse(body));
    },
    async stop() {
      await bus.stop();
      await timers.stop();
    },
  };
}

schedulerContract("the timers of EventBridge Scheduler, on a laptop", open);

it("tries again what its queue did not take, and hands it over once it does", async () => {
  const [taken, refusals]: [string[], number[]] = [[], []];
  const timers = startTimers({
    deliver: async (_, messages) => {
      if (refusals.push(1) < 3) return [{ index: 0, code: "THROTTLING", message: "not now", retryable: true }];
      taken.push(...messages.map(({ body }) => body));
      return [];
    },
    queueUrlOf: (arn) => arn,
    now: () => Date.UTC(2030, 0, 1),
    log: () => {},
  });
  const Target = { Arn: QUEUE, RoleArn: "role", Input: "the timer" };
  const schedule = { GroupName: "g", ScheduleExpression: "at(2029-12-31T00:00:00)", ScheduleExpressionTimezone: "UTC" };
  const once = { ActionAfterCompletion: "DELETE", FlexibleTimeWindow: { Mode: "OFF" } };
  timers.answer({ method: "POST", url: "/schedules/a", body: JSON.stringify({ ...schedule, ...once, Target }) });
  while (timers.pending() > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await timers.stop();
  expect([taken, refusals.length]).toEqual([["the timer"], 3]);
});
