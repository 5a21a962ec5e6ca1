import { beforeAll, expect, it } from "vitest";
import { componentName } from "./naming.ts";
import { lossyPlaces } from "./testing/checks/queues.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { wired } from "./wiring.ts";

let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production"));
});

/** What is said of the same deployment with one mistake in it. */
const planted = (name: string, mistake: Resource["inputs"]): string[] => {
  expect(resources.filter((resource) => resource.name === name)).toHaveLength(1);
  return lossyPlaces(
    resources.map((resource) =>
      resource.name === name ? { ...resource, inputs: { ...resource.inputs, ...mistake } } : resource,
    ),
  );
};

it("has a dead-letter queue wherever something can be lost", () => {
  expect(lossyPlaces(resources)).toEqual([]);
  expect(ofType(resources, types.source)).toHaveLength(wired.queues.length + 1);
});

it("would notice a queue, a target, a schedule or the relay without one", () => {
  expect(planted("ReviewsQueueQueue", { redrivePolicy: undefined })).toEqual([
    "ReviewsQueueQueue has no dead-letter queue",
  ]);
  expect(planted("ReviewsTarget", { deadLetterConfig: undefined })).toEqual([
    "ReviewsTarget: what cannot be delivered is forgotten",
  ]);
  expect(planted("ReconcileScheduleSchedule", { target: {} })).toHaveLength(1);
  expect(planted("RelaySource", { destinationConfig: undefined })).toHaveLength(1);
});

it("would notice a dead-letter queue that forgets first, or that the bus may not send to", () => {
  expect(planted("ReviewsDlqQueue", { messageRetentionSeconds: 60 })).toHaveLength(1);
  const without = resources.filter(({ name }) => name !== "ReviewsDlqPolicy");
  expect(lossyPlaces(without)).toEqual(["ReviewsTarget: no policy lets the rule send to ReviewsDlqQueue"]);
});

it("would notice a relay that starts at the newest record, and a source that fails whole batches", () => {
  expect(planted("RelaySource", { startingPosition: "LATEST" })).toEqual([
    "RelaySource misses what was written before it",
  ]);
  expect(planted("MenusSource", { functionResponseTypes: [] })).toHaveLength(1);
});

it("hides a message for longer than its function can take", () => {
  for (const { name, inputs } of ofType(resources, types.source)) {
    const queue = resources.find(({ name: queueName }) => inputs.eventSourceArn.endsWith(`:${queueName}`));
    if (!queue) continue;
    const fn = theOnly(resources, types.lambda, inputs.functionName.split(":").at(-1));
    expect(queue.inputs.visibilityTimeoutSeconds, name).toBeGreaterThanOrEqual(6 * fn.inputs.timeout);
  }
});

it("encrypts every queue", () => {
  for (const queue of ofType(resources, types.queue)) expect(queue.inputs.sqsManagedSseEnabled, queue.name).toBe(true);
});

it("reads the log's stream from its beginning, commits only, and never gives up before the stream forgets", () => {
  const { inputs } = theOnly(resources, types.source, "RelaySource");
  expect(inputs).toMatchObject({
    startingPosition: "TRIM_HORIZON",
    batchSize: 100,
    maximumBatchingWindowInSeconds: 0,
    parallelizationFactor: 4,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ["ReportBatchItemFailures"],
    maximumRetryAttempts: -1,
    maximumRecordAgeInSeconds: 82_800,
  });
  expect(inputs.destinationConfig.onFailure.destinationArn).toContain("FailuresQueue");
});

it("archives the log's events for as long as the stage says, and not what was looked at", () => {
  const { inputs } = theOnly(resources, types.archive);
  expect(inputs).toMatchObject({ retentionDays: 90, eventPattern: '{"source":["outbox-processor"]}' });
  expect(wired.rules.flatMap(({ pattern }) => pattern.source)).toContain("outbox-processor");
});

it("archives in another place than releases which stored in clear what people wrote, and leaves none of that one behind", () => {
  const { name, inputs, options } = theOnly(resources, types.archive);
  expect([name, inputs.name]).toEqual(["SealedArchive", "bellyfed-production-sealed"]);
  expect(options?.retainOnDelete).toBeUndefined();
});

it("names its components after the features", () => {
  for (const { name } of wired.queues) {
    expect(theOnly(resources, types.queue, `${componentName(name)}QueueQueue`)).toBeDefined();
  }
});
