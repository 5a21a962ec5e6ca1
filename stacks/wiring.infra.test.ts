import { join } from "node:path";
import { features } from "@bellyfed/features/features";
import { EVENTS_TABLE, READ_TABLE, secondReadTable, tables } from "@bellyfed/local/cloud/tables";
import { MAX_RECEIVES, wiring } from "@bellyfed/local/cloud/wiring";
import { beforeAll, expect, it } from "vitest";
import { esbuildOptions } from "./bundling.ts";
import { componentName } from "./naming.ts";
import { routeFaults } from "./testing/checks/routes.ts";
import { tableFaults } from "./testing/checks/tables.ts";
import { type Deployed, deployed, projectRoot } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const laptop = wiring(features);
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

it("answers the same routes on a laptop and in the cloud", () => {
  expect(laptop.routes.length).toBeGreaterThan(5);
  expect(routeFaults(laptop.routes, cloud.resources)).toEqual([]);
});

it("sends the same events into the same queues", () => {
  const rules = ofType(cloud.resources, types.rule).map(({ name, inputs }) => {
    const target = ofType(cloud.resources, types.target).find((each) => each.inputs.rule === (inputs.name ?? name));
    return { pattern: JSON.parse(inputs.eventPattern), queue: last(target?.inputs.arn ?? "") };
  });
  const wanted = laptop.rules.map(({ pattern, queue }) => ({ pattern, queue: `${componentName(queue)}QueueQueue` }));
  expect(rules).toHaveLength(wanted.length);
  expect(rules).toEqual(expect.arrayContaining(wanted));
});

it("hands every queue to the same function, in the same batches, as often and for as long", () => {
  const sources = ofType(cloud.resources, types.source)
    .filter(({ inputs }) => inputs.startingPosition === undefined)
    .map(({ inputs }) => {
      const lambda = lambdaOf(inputs.functionName);
      const queue = theOnly(cloud.resources, types.queue, last(inputs.eventSourceArn));
      const variables = lambda.inputs.environment.variables;
      return {
        queue: queue.name,
        function: fileOf(lambda),
        readModel: variables.READ_MODEL,
        batchSize: inputs.batchSize,
        maxReceives: JSON.parse(queue.inputs.redrivePolicy).maxReceiveCount,
        timeout: lambda.inputs.timeout,
      };
    });
  const wanted = laptop.sources.map(({ queue, function: name, environment, batchSize, timeoutSeconds }) => ({
    queue: `${componentName(queue)}QueueQueue`,
    function: name,
    readModel: environment.READ_MODEL,
    batchSize,
    maxReceives: MAX_RECEIVES,
    timeout: timeoutSeconds,
  }));
  expect(byName(sources)).toEqual(byName(wanted));
});

it("runs at least the laptop's schedules, and looks every day for what a read model has missed", () => {
  const schedules = ofType(cloud.resources, types.schedule).map(({ inputs }) => ({
    function: fileOf(lambdaOf(inputs.target.arn)),
    rate: inputs.scheduleExpression,
  }));
  const rate = (minutes: number) => `rate(${minutes} minute${minutes === 1 ? "" : "s"})`;
  const wanted = laptop.schedules.map(({ function: name, everyMinutes }) => ({
    function: name,
    rate: rate(everyMinutes),
  }));
  expect(schedules).toEqual(expect.arrayContaining([...wanted, { function: "reconcile", rate: "rate(1440 minutes)" }]));
});

const components = new Map([
  [EVENTS_TABLE, "EventsTable"],
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

it("deploys every function that the laptop runs, and only the one that Cognito calls besides", () => {
  const files = new Set(ofType(cloud.resources, types.lambda).map(fileOf));
  const used = [...laptop.routes, ...laptop.sources, ...laptop.schedules].map((use) => use.function);
  expect(files).toEqual(new Set([...used, "relay", "reconcile", "rebuild", "pre-token"]));
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

it("gives every function an environment that it can be composed from", async () => {
  for (const lambda of ofType(cloud.resources, types.lambda)) {
    const { compose } = await import(join(projectRoot, `packages/functions/src/lambdas/${fileOf(lambda)}.ts`));
    expect(() => compose(lambda.inputs.environment.variables), lambda.name).not.toThrow();
    if (lambda.name !== "PreTokenFunction") expect(() => compose({}), lambda.name).toThrow("Missing environment");
  }
});
