import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Count, Log } from "@bellyfed/core/ports";
import type { Env } from "../environment.ts";
import { redacted } from "./redact.ts";

export interface Telemetry {
  readonly log: Log;
  readonly count: Count;
  /** Records a duration in milliseconds. */
  readonly duration: (metric: string, milliseconds: number) => void;
  /** Writes what was counted; call it at the end of an invocation. */
  readonly flush: () => void;
}

/** Structured logs and metrics of one function, by AWS Powertools. */
export function telemetry(name: string, env: Env): Telemetry {
  const stage = env.STAGE ?? "local";
  const logger = new Logger({
    serviceName: `bellyfed-${name}`,
    logLevel: (env.LOG_LEVEL ?? "INFO") as "INFO",
    persistentKeys: { stage },
    jsonReplacerFn: redacted,
  });
  // Stages can share an account: without the dimension an alarm of one would count another's events.
  const metrics = new Metrics({ namespace: "Bellyfed", serviceName: name, defaultDimensions: { stage } });
  return {
    log: {
      info: (message, facts = {}) => logger.info(message, facts),
      warn: (message, facts = {}) => logger.warn(message, facts),
      error: (message, facts = {}) => logger.error(message, facts),
    },
    count: (metric, value = 1) => metrics.addMetric(metric, MetricUnit.Count, value),
    duration: (metric, value) => metrics.addMetric(metric, MetricUnit.Milliseconds, value),
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
