import { Console } from "node:console";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { logQueries } from "./monitoring/log-queries.ts";
import { hastyAlarms, unwatched, unwatchedSite } from "./testing/checks/watched.ts";
import { deployed, projectRoot } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { rootWithSite } from "./testing/site.ts";

let production: readonly Resource[];
let personal: readonly Resource[];
beforeAll(async () => {
  production = (await deployed("production")).resources;
  personal = (await deployed("alice")).resources;
});

it("has an alarm for whatever can go wrong", () => {
  expect(unwatched(production)).toEqual([]);
});

it("would notice a dead-letter queue, a relay, a table or an API without one", () => {
  const without = (name: string) => unwatched(production.filter((resource) => resource.name !== name));
  expect(without("ReviewsDeadAlarm")).toEqual(["ReviewsDlqQueue has no alarm on ApproximateNumberOfMessagesVisible"]);
  expect(without("RelayAgeAlarm")).toEqual(["RelayFunction has no alarm on IteratorAge"]);
  expect(without("LogThrottledAlarm")).toHaveLength(2);
  expect(without("Api5xxAlarm")).toEqual(["There is no alarm on 5XXError"]);
});

it("tells of a queue's age only when it is above what a function that ended too soon leaves waiting", () => {
  expect(hastyAlarms(production)).toEqual([]);
  const planted = production.map((each) =>
    each.name === "ImportJobsAgeAlarm" ? { ...each, inputs: { ...each.inputs, threshold: 3_600 } } : each,
  );
  expect(hastyAlarms(planted)).toEqual(["ImportJobsAgeAlarm tells of 3600 s, and its queue hides for 5400 s"]);
});

it("counts what an index refuses, not only its table", () => {
  const alarms = ofType(production, types.alarm).filter(({ name }) => name.startsWith("ReadThrottled"));
  const queries: Resource["inputs"][] = alarms.flatMap(({ inputs }) => inputs.metricQueries);
  const indexes = queries
    .filter(({ metric }) => metric)
    .map(({ metric }) => metric.dimensions.GlobalSecondaryIndexName);
  expect(new Set(indexes)).toEqual(new Set(["GSI1", "GSI2", "GSI3", undefined]));
  expect(indexes).toHaveLength(2 * 2 * 4);
});

it("adds up at most ten metrics in an alarm, which is all that CloudWatch takes", () => {
  for (const { name, inputs } of ofType(production, types.alarm)) {
    const queries: Resource["inputs"][] = inputs.metricQueries;
    expect(queries.filter(({ metric }) => metric).length, name).toBeLessThanOrEqual(10);
    expect(
      queries.filter(({ returnData }) => returnData),
      name,
    ).toHaveLength(1);
  }
});

it("tells somebody, and the runbook says what to do about each alarm", () => {
  const runbook = readFileSync(join(projectRoot, "docs/operations.md"), "utf8");
  for (const { name, inputs } of ofType(production, types.alarm)) {
    expect(inputs.alarmActions, name).toHaveLength(1);
    const known = /^bellyfed-production-(.*?)(?:-\d+)?$/.exec(inputs.name)?.[1] ?? "?";
    const [all] = [`\`${known}\``, `-${known.split("-").at(-1)}\``].filter((words) => runbook.includes(words));
    expect(all, name).toBeDefined();
  }
});

it("looks at the functions' own metrics by the dimensions that they are written with", async () => {
  const { telemetry } = await import(join(projectRoot, "packages/functions/src/telemetry/telemetry.ts"));
  const [lag] = theOnly(production, types.alarm, "ReviewsLagAlarm").inputs.metricQueries;
  const { metricName, namespace, dimensions } = lag.metric;
  let written = "";
  const log = vi.spyOn(Console.prototype, "log").mockImplementation((line) => {
    written = String(line);
  });
  const { duration, flush } = telemetry(dimensions.service, { STAGE: dimensions.stage });
  duration(metricName, 1);
  flush();
  log.mockRestore();
  const { _aws: facts, ...values } = JSON.parse(written);
  expect(facts.CloudWatchMetrics[0]).toMatchObject({ Namespace: namespace, Metrics: [{ Name: metricName }] });
  expect(facts.CloudWatchMetrics[0].Dimensions.flat().sort()).toEqual(Object.keys(dimensions).sort());
  expect(values).toMatchObject(dimensions);
});

it("wakes nobody for a developer's stage, and shows nobody a page of it", () => {
  expect(ofType(personal, types.alarm)).toEqual([]);
  expect(ofType(personal, types.dashboard)).toEqual([]);
});

it("shows something in each place of the dashboard", () => {
  const { widgets } = JSON.parse(theOnly(production, types.dashboard).inputs.dashboardBody);
  expect(widgets.length).toBeGreaterThan(10);
  for (const { properties } of widgets) expect(properties.metrics.length).toBeGreaterThan(0);
});

it("saves the queries for errors and for the API's latency in bins of five minutes", () => {
  const query = (name: string) => theOnly(production, types.logQuery, name).inputs;
  expect(ofType(production, types.logQuery)).toHaveLength(Object.keys(logQueries).length);
  expect(query("ApiLatencyQuery").queryString).toMatch(/avg\(.*max\(.*min\(.*by bin\(5m\)/);
  expect(query("ApiLatencyQuery").logGroupNames).toEqual(["/aws/apigateway/bellyfed-production"]);
  const groups = ofType(production, types.logGroup).map(({ inputs }) => inputs.name);
  expect(groups).toEqual(expect.arrayContaining(query("ErrorsQuery").logGroupNames));
});

it("runs every function on Node 24 and arm64, traced, with its own log group that forgets in time", () => {
  const groups = new Map(ofType(production, types.logGroup).map(({ inputs }) => [inputs.name, inputs.retentionInDays]));
  for (const { name, inputs } of ofType(production, types.lambda)) {
    expect(inputs, name).toMatchObject({
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      tracingConfig: { mode: "Active" },
    });
    expect(inputs.loggingConfig.logFormat, name).toBe("JSON");
    expect(groups.get(inputs.loggingConfig.logGroup), name).toBe(90);
  }
});

it("watches the site: what its visitors are answered, where CloudFront's metrics are, and what its function answers", async () => {
  const root = rootWithSite();
  for (const stage of ["staging", "production"]) {
    expect(unwatchedSite((await deployed(stage, { root })).resources, "us-east-1"), stage).toEqual([]);
  }
  const env = { BELLYFED_REGION: "eu-west-1", BELLYFED_ALARM_EMAIL: "alarms@example.com" };
  const { resources } = await deployed("production", { root, env });
  expect(unwatchedSite(resources, "eu-west-1")).toEqual([]);
  const alarm = theOnly(resources, types.alarm, "Site5xxAlarm");
  const email = theOnly(resources, "aws:sns/topicSubscription:TopicSubscription", "SiteAlarmsEmail");
  expect(alarm.options?.provider).toBe(theOnly(resources, "aws:sns/topic:Topic", "SiteAlarms").options?.provider);
  expect(email).toMatchObject({
    inputs: { endpoint: env.BELLYFED_ALARM_EMAIL },
    options: { provider: alarm.options?.provider },
  });
  const { provider: _, ...options } = alarm.options ?? {};
  const without = (name: string) => resources.filter((each) => each.name !== name);
  expect(unwatchedSite([...without("Site5xxAlarm"), { ...alarm, options }], "eu-west-1")).toEqual([
    "Nobody is told what the site's visitors are answered",
  ]);
  expect(unwatchedSite(without("SiteFailingAlarm"), "eu-west-1")).toEqual([
    "Nobody is told that the site's function fails",
  ]);
  const runbook = readFileSync(join(projectRoot, "docs/operations.md"), "utf8");
  for (const name of ["site-5xx", "site-failing"]) expect(runbook).toContain(`\`${name}\``);
});
