import type { LaterMessage } from "@bellyfed/core/ports";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { expect, it } from "vitest";
import type { Handler } from "./lambda.ts";
import { retrying } from "./retrying.ts";
import { failing } from "./sqs.ts";

const received = (...counts: number[]): SQSEvent => ({
  Records: counts.map(
    (count, index) =>
      ({
        messageId: `m${index}`,
        receiptHandle: `r${index}`,
        body: "",
        attributes: { ApproximateReceiveCount: String(count) },
      }) as SQSRecord,
  ),
});
const failsFor =
  (...ids: string[]): Handler<SQSEvent, ReturnType<typeof failing>> =>
  async () =>
    failing(ids.map((messageId) => ({ messageId, reason: "no" })));

function open(comeAgain?: (messages: readonly LaterMessage[]) => Promise<void>) {
  const asked: (readonly LaterMessage[])[] = [];
  const signals = quietTelemetry();
  const redelivery = {
    comeAgain: async (messages: readonly LaterMessage[]) => {
      asked.push(messages);
      await comeAgain?.(messages);
    },
  };
  return {
    asked,
    warnings: signals.warnings,
    retries: { redelivery, seconds: [1, 5, 30], log: signals.log, patience: 5 } as const,
  };
}

it("lets only what is reported come again, each message after the time of its try", async () => {
  const { asked, retries } = open();
  const answer = await retrying(failsFor("m0", "m2", "m3"), retries)(received(1, 1, 2, 9), testContext);
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["m0", "m2", "m3"]);
  expect(asked).toEqual([
    [
      { receipt: "r0", seconds: 1 },
      { receipt: "r2", seconds: 5 },
      { receipt: "r3", seconds: 30 },
    ],
  ]);
});

it("asks the queue for nothing when all went well", async () => {
  const { asked, retries } = open();
  expect(await retrying(failsFor(), retries)(received(1), testContext)).toEqual({ batchItemFailures: [] });
  expect(asked).toEqual([]);
});

it("reports every message of a batch that failed as a whole", async () => {
  const { asked, warnings, retries } = open();
  const answer = await retrying(async () => Promise.reject(new Error("broken")), retries)(received(1, 2), testContext);
  expect(answer.batchItemFailures).toMatchObject([{ itemIdentifier: "m0" }, { itemIdentifier: "m1" }]);
  expect(asked[0]?.map(({ seconds }) => seconds)).toEqual([1, 5]);
  expect(warnings).toEqual(["A batch failed; it comes again"]);
});

it.each([
  ["refuses", () => Promise.reject(new Error("AccessDenied"))],
  ["never answers", () => new Promise<void>(() => {})],
])("still reports what failed when the queue %s", async (_, comeAgain) => {
  const { warnings, retries } = open(comeAgain);
  const answer = await retrying(failsFor("m0"), retries)(received(1), testContext);
  expect(answer.batchItemFailures).toMatchObject([{ itemIdentifier: "m0" }]);
  expect(warnings).toEqual(["Failed messages wait for their visibility timeout"]);
});
