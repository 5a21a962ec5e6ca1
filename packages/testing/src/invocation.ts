import type { Envelope } from "@bellyfed/core/envelope";
import type { PageCache } from "@bellyfed/core/ports";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
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

/** A batch of the bus's events, as a rule hands it to a queue and SQS to Lambda. */
export const busBatch = (envelopes: readonly Envelope[]): SQSEvent =>
  sqsEvent(...envelopes.map((detail) => JSON.stringify({ detail })));

/** Opens what was never sealed: for tests whose log holds clear text. */
export const nothingSealed: OpenEnvelopes = async (envelopes) => envelopes;

/** A page cache that nobody looks at. */
export const noPages: PageCache = { revalidate: async () => {} };

/** A batch as SQS hands it to Lambda. */
export const sqsEvent = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({ messageId: `m${index + 1}`, body }) as SQSRecord),
});
