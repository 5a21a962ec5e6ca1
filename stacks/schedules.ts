import type { ScheduleManifest } from "@bellyfed/core/manifest";
import { features } from "@bellyfed/features/features";
import { componentName } from "./naming.ts";
import type { WorkQueue } from "./queue.ts";

/** What the features want to run by the clock. */
export const schedules: readonly ScheduleManifest[] = features.flatMap((feature) => feature.schedules);

const rate = (minutes: number) => `rate(${minutes} ${minutes === 1 ? "minute" : "minutes"})` as const;

/** Starts functions by EventBridge Scheduler; what cannot be started is told to `failures`. */
export function schedule(served: ReadonlyMap<string, sst.aws.Function>, failures: WorkQueue["dead"]) {
  for (const { name, function: target, everyMinutes } of schedules) {
    const job = served.get(target);
    if (!job) throw new Error(`Nothing made the function "${target}" of the schedule "${name}"`);
    new sst.aws.CronV2(`${componentName(name)}Schedule`, {
      schedule: rate(everyMinutes),
      function: job.arn,
      retries: 2,
      dlq: failures.arn,
    });
  }
}
