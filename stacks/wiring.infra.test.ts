import { join } from "node:path";
import { POLICY, READ_MODEL } from "@bellyfed/core/wiring";
import {
  EVENTS_TABLE,
  KEYS_TABLE,
  READ_TABLE,
  SUBJECTS_TABLE,
  secondReadTable,
  tables,
} from "@bellyfed/local/cloud/tables";
import { beforeAll, expect, it } from "vitest";
import { esbuildOptions } from "./bundling.ts";
import { componentName } from "./naming.ts";
import { tableFaults } from "./testing/checks/tables.ts";
import { type Deployed, deployed, projectRoot } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { wired } from "./wiring.ts";

let cloud: Deployed;
beforeAll(async () => {
  cloud = await deployed("production");
});

const last = (arn: string) => arn.slice(arn.lastIndexOf(":") + 1);
const lambdaOf = (arn: string) => theOnly(cloud.resources, types.lambda, last(arn));
const fileOf = (lambda: Resource) => {
  const build = cloud.builds.find(({ functionID }) => `${functionID}Function` === lambda.name);
  return /^packages\/functions\/src\/lambdas\/(.+)\.handler$/.exec(build?.handler ?? "")?.[1];
};
const byName = <T extends { readonly queue: string }>(all: readonly T[]) =>
  [...all].sort((a, b) => a.queue.localeCompare(b.queue));

it("deploys the functions of the wiring, each with its time, and only those besides that are called by name", () => {
  const deployedOnes = ofType(cloud.resources, types.lambda).map((lambda) => ({
    component: lambda.name,
    file: fileOf(lambda),
    timeout: lambda.inputs.timeout,
    readModel: lambda.inputs.environment.variables[READ_MODEL],
    policy: lambda.inputs.environment.variables[POLICY],
  }));
  const wanted = wired.functions.map(({ name, file, timeoutSeconds, environment }) => ({
    component: `${componentName(name)}Function`,
    file,
    timeout: timeoutSeconds,
    readModel: environment[READ_MODEL],
    policy: environment[POLICY],
  }));
  const named = ["pre-token", "post-confirmation", "time-zone"].map((file) => ({
    component: `${componentName(file)}Function`,
    file,
    timeout: 5,
    readModel: undefined,
    policy: undefined,
  }));
  expect(deployedOnes).toHaveLength(wanted.length + named.length);
  expect(deployedOnes).toEqual(expect.arrayContaining([...wanted, ...named]));
});

it("sends the events of each rule into its queue", () => {
  const rules = ofType(cloud.resources, types.rule).map(({ name, inputs }) => {
    const target = ofType(cloud.resources, types.target).find((each) => each.inputs.rule === (inputs.name ?? name));
    return { pattern: JSON.parse(inputs.eventPattern), queue: last(target?.inputs.arn ?? "") };
  });
  const wanted = wired.rules.map(({ pattern, queue }) => ({ pattern, queue: `${componentName(queue)}QueueQueue` }));
  expect(wanted.length).toBeGreaterThan(3);
  expect(rules).toHaveLength(wanted.length);
  expect(rules).toEqual(expect.arrayContaining(wanted));
});

it("hands every queue to its function, in its batches, as often and for as long as the wiring says", () => {
  const sources = ofType(cloud.resources, types.source)
    .filter(({ inputs }) => inputs.startingPosition === undefined)
    .map(({ inputs }) => {
      const queue = theOnly(cloud.resources, types.queue, last(inputs.eventSourceArn));
      return {
        queue: queue.name,
        file: fileOf(lambdaOf(inputs.functionName)),
        batches: [inputs.batchSize, inputs.maximumBatchingWindowInSeconds, inputs.scalingConfig?.maximumConcurrency],
        visibility: queue.inputs.visibilityTimeoutSeconds,
        receives: JSON.parse(queue.inputs.redrivePolicy).maxReceiveCount,
      };
    });
  const wanted = wired.queues.map((queue) => ({
    queue: `${componentName(queue.name)}QueueQueue`,
    file: queue.function,
    batches: [queue.batchSize, queue.batchWindowSeconds, queue.maxConcurrency],
    visibility: queue.visibilitySeconds,
    receives: queue.maxReceives,
  }));
  expect(byName(sources)).toEqual(byName(wanted));
});

it("runs the schedules of the wiring, and no other", () => {
  const schedules = ofType(cloud.resources, types.schedule).map(({ inputs }) => [
    fileOf(lambdaOf(inputs.target.arn)),
    inputs.scheduleExpression,
  ]);
  const rate = (minutes: number) => `rate(${minutes} minute${minutes === 1 ? "" : "s"})`;
  const wanted = wired.schedules.map(({ function: name, everyMinutes }) => [name, rate(everyMinutes)]);
  expect(schedules.sort()).toEqual(wanted.sort());
});

const components = new Map([
  [EVENTS_TABLE, "EventsTable"],
  [SUBJECTS_TABLE, "SubjectsTable"],
  [KEYS_TABLE, "KeysTable"],
  [READ_TABLE, "ReadTable"],
  [secondReadTable.name, "ReadSecondTable"],
]);

it("has the same tables with the same indexes", () => {
  const wanted = [...tables, secondReadTable];
  for (const table of wanted) {
    expect(tableFaults(table, theOnly(cloud.resources, types.table, components.get(table.name)))).toEqual([]);
  }
  expect(ofType(cloud.resources, types.table)).toHaveLength(wanted.length);
});

it("would notice an index that was forgotten, projects less or has another key", () => {
  const table = theOnly(cloud.resources, types.table, "ReadTable");
  const changed = (change: (indexes: Resource["inputs"][]) => Resource["inputs"][]) =>
    tableFaults(secondReadTable, {
      ...table,
      inputs: { ...table.inputs, globalSecondaryIndexes: change(table.inputs.globalSecondaryIndexes) },
    });
  expect(changed((indexes) => indexes.slice(1))).toHaveLength(1);
  expect(changed((indexes) => indexes.map((index) => ({ ...index, nonKeyAttributes: ["doc"] })))).toHaveLength(3);
  expect(changed(([first, ...others]) => [{ ...first, rangeKey: "SK" }, ...others])).toHaveLength(1);
  expect(changed((indexes) => [...indexes, { name: "GSI9", hashKey: "PK" }])).toHaveLength(1);
});

it("stops what answers requests before the gateway gives up, and lets the reader of files take its time", () => {
  const lambdas = ofType(cloud.resources, types.lambda);
  const timeouts = new Map(lambdas.map((lambda) => [fileOf(lambda), lambda.inputs.timeout]));
  expect(["query", "command", "import", "import-reader"].map((file) => timeouts.get(file))).toEqual([15, 15, 15, 900]);
});

it("bundles them as the bundle tests do", () => {
  for (const { functionID, properties } of cloud.builds) {
    expect(properties, functionID).toMatchObject({ minify: true, format: "esm", esbuild: esbuildOptions });
  }
});

/** Functions that need nothing of their environment. */
const WITHOUT = ["ServiceFunction", "TimeZoneFunction"];

/** What Lambda itself puts there. */
const OF_LAMBDA = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" };

it("gives every function an environment that it can be composed from", async () => {
  for (const lambda of ofType(cloud.resources, types.lambda)) {
    const { compose } = await import(join(projectRoot, `packages/functions/src/lambdas/${fileOf(lambda)}.ts`));
    expect(() => compose({ ...OF_LAMBDA, ...lambda.inputs.environment.variables }), lambda.name).not.toThrow();
    if (!WITHOUT.includes(lambda.name)) expect(() => compose({}), lambda.name).toThrow("Missing environment");
  }
});
