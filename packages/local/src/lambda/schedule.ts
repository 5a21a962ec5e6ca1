import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../loopback.ts";
import { makeContext } from "./context.ts";
import { reasonOf, untilUp } from "./outage.ts";
import type { Poller } from "./poll-queue.ts";
import { waker } from "./waker.ts";

/** What EventBridge Scheduler sends a function when the schedule has no input of its own. */
export interface ScheduledEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": "Scheduled Event";
  readonly source: "aws.scheduler";
  readonly account: string;
  /** RFC 3339, UTC, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: string;
}

export interface Schedule {
  readonly name: string;
  readonly everyMinutes: number;
  /** What the context tells of the time left. */
  readonly timeoutSeconds: number;
  readonly functionName: string;
  readonly invoke: (functionName: string, event: ScheduledEvent, context: Context) => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Whether what the function needs runs; while it does not, a run that is due waits. */
  readonly isUp?: () => boolean;
  readonly log?: (line: string) => void;
}

const scheduledEvent = (name: string, now: number): ScheduledEvent => ({
  version: "0",
  id: randomUUID(),
  "detail-type": "Scheduled Event",
  source: "aws.scheduler",
  account: LOCAL_ACCOUNT,
  time: `${new Date(now).toISOString().slice(0, 19)}Z`,
  region: LOCAL_REGION,
  resources: [`arn:aws:scheduler:${LOCAL_REGION}:${LOCAL_ACCOUNT}:schedule/default/${name}`],
  detail: "{}",
});

/**
 * Runs a function at a fixed rate, first after one interval. A run that takes longer than the interval delays the next one instead of
 * overlapping it; a failed one is logged and the next comes as usual.
 */
export function schedule({
  name,
  everyMinutes,
  timeoutSeconds,
  functionName,
  invoke,
  now = Date.now,
  isUp,
  log = console.error,
}: Schedule): Poller {
  const ending = waker();
  const run = async () => {
    const context = makeContext({ functionName, memory: 512, timeoutSeconds });
    await invoke(functionName, scheduledEvent(name, now()), context).catch((error: unknown) => {
      log(`${functionName}: the scheduled run failed: ${reasonOf(error)}`);
    });
  };
  const over = (async () => {
    const interval = everyMinutes * 60_000;
    for (let due = performance.now() + interval; !ending.closed; due = Math.max(due + interval, performance.now())) {
      await ending.wait(due - performance.now());
      await untilUp(isUp, ending);
      if (!ending.closed) await run();
    }
  })();
  return {
    async stop() {
      ending.close();
      await over;
    },
  };
}
