import type { Telemetry } from "@bellyfed/functions/telemetry/telemetry";
import type { Context, SQSEvent, SQSRecord } from "aws-lambda";

/** A Lambda context for tests. */
export const testContext = {
  awsRequestId: "test",
  functionName: "test",
  getRemainingTimeInMillis: () => 900_000,
} as Context;

/** Telemetry that only remembers. */
export function quietTelemetry(): Telemetry & { readonly counted: Map<string, number>; readonly warnings: string[] } {
  const counted = new Map<string, number>();
  const warnings: string[] = [];
  return {
    counted,
    warnings,
    log: {
      info: () => {},
      warn: (message) => void warnings.push(message),
      error: (message) => void warnings.push(message),
    },
    count: (metric, value = 1) => void counted.set(metric, (counted.get(metric) ?? 0) + value),
    duration: () => {},
    flush: () => {},
  };
}

/** A batch as SQS hands it to Lambda. */
export const sqsEvent = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({ messageId: `m${index + 1}`, body }) as SQSRecord),
});
