import { componentName } from "./naming.ts";
import type { Stage } from "./stage.ts";
import { madeOf, wired } from "./wiring.ts";

const rate = (minutes: number) => `rate(${minutes} ${minutes === 1 ? "minute" : "minutes"})` as const;

/** Starts functions by EventBridge Scheduler; what cannot be started is told to `failures`. */
export function schedule(
  { leastMinutes }: Stage,
  functions: ReadonlyMap<string, sst.aws.Function>,
  failures: sst.aws.Queue,
) {
  for (const { name, function: target, everyMinutes } of wired.schedules) {
    new sst.aws.CronV2(`${componentName(name)}Schedule`, {
      schedule: rate(Math.max(everyMinutes, leastMinutes)),
      function: madeOf(functions, target).arn,
      retries: 2,
      dlq: failures.arn,
    });
  }
}
