import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { count, runsAMonth, unpriced } from "../packages/bench/src/price/standing/counting.ts";
import { together } from "../packages/bench/src/price/standing/things.ts";
import { wasteful } from "./testing/checks/costs.ts";
import { deployed, projectRoot } from "./testing/cloud.ts";
import { type Resource, theOnly, types } from "./testing/resource.ts";
import { rootWithSite } from "./testing/site.ts";

const names = ["alice", "dev", "production"] as const;
const stages = new Map<string, readonly Resource[]>();
beforeAll(async () => {
  const root = rootWithSite();
  for (const name of names) stages.set(name, (await deployed(name, { root })).resources);
});
const of = (name: (typeof names)[number]) => stages.get(name) ?? [];

it.each(names)("pays on %s for nothing that nobody looks at", (name) => {
  expect(wasteful(of(name))).toEqual([]);
});

/** What is said of production with one mistake in it. */
const planted = (type: string, name: string, change: (inputs: Resource["inputs"]) => Resource["inputs"]): string[] => {
  const { inputs } = theOnly(of("production"), type, name);
  return wasteful([{ type, name, inputs: change(structuredClone(inputs)) }]);
};

it("would notice metrics of each method, and an alarm or a dashboard that looks for them", () => {
  const detailed = planted(types.methodSettings, "ApiLimits", (inputs) => ({
    ...inputs,
    settings: { ...inputs.settings, metricsEnabled: true },
  }));
  expect(detailed).toEqual(["ApiLimits pays for metrics of each method of */*"]);
  const alarm = planted(types.alarm, "Api5xxAlarm", (inputs) => {
    inputs.metricQueries[0].metric.dimensions.Method = "GET";
    return inputs;
  });
  expect(alarm).toEqual(["Api5xxAlarm looks at a metric of one method, which is not written"]);
  const dashboard = planted(types.dashboard, "Dashboard", ({ dashboardBody }) => ({
    dashboardBody: dashboardBody.replace('"AWS/ApiGateway","Count"', '"AWS/ApiGateway","Count","Method","GET"'),
  }));
  expect(dashboard).toEqual(["Dashboard shows a metric of one method, which is not written"]);
});

it.each(names)("knows of every resource of %s what it costs", (name) => {
  expect(unpriced(of(name))).toEqual([]);
});

it.each(names)("makes on %s neither search servers nor a network where nobody asked for them", (name) => {
  expect(of(name).filter(({ type }) => /:(ec2|ecs|servicediscovery|ssm)\//.test(type))).toEqual([]);
  expect(of(name).filter(({ inputs }) => inputs.vpcConfig)).toEqual([]);
  expect(of(name).filter(({ inputs }) => inputs.environment?.variables?.SEARCH_ENGINE)).toEqual([]);
});

it("would notice a type of resource that it does not know, and a setting that is paid for all the time", () => {
  const strange = { type: "aws:ec2/natGateway:NatGateway", name: "Nat", inputs: {} };
  const cached = { type: types.gatewayStage, name: "ApiStage", inputs: { cacheClusterEnabled: true } };
  expect(unpriced([strange, cached])).toEqual([
    "What does aws:ec2/natGateway:NatGateway cost?",
    "ApiStage has a setting that costs all the time",
  ]);
});

it("stands in the price model as it is counted (to renew: once more with -u, then node packages/bench/src/price/write.ts)", async () => {
  const counted = Object.fromEntries(names.map((name) => [name, count(of(name))]));
  const path = join(projectRoot, "packages/bench/src/price/standing/counted.json");
  await expect(`${JSON.stringify(counted, null, 2)}\n`).toMatchFileSnapshot(path);
});

it("counts each rule of a firewall, each metric of an alarm, each queue that is polled and each run of a schedule", () => {
  const metric = (period: number) => ({ metric: { period } });
  const alarm = { metricQueries: [metric(60), metric(300), metric(10), { expression: "m0+m1" }] };
  const source = (arn: string) => ({ type: types.source, name: "Source", inputs: { eventSourceArn: arn } });
  const rollup = {
    scheduleExpression: "rate(5 minutes)",
    target: { arn: "arn:aws:lambda:us-east-1:1:function:RollupFunction" },
  };
  const counted = count([
    { type: types.firewall, name: "Firewall", inputs: { rules: [{}, {}] } },
    { type: types.alarm, name: "Alarm", inputs: alarm },
    source("arn:aws:sqs:us-east-1:1:Queue"),
    source("arn:aws:dynamodb:us-east-1:1:table/Events/stream/1"),
    { type: types.schedule, name: "Schedule", inputs: rollup },
  ]);
  expect(counted).toEqual({
    ...{ firewall: 1, firewallRule: 2, alarmMetric: 2, fastAlarmMetric: 1 },
    ...{ polledQueue: 1, rollup: 8_640, customMetric: 1 },
  });
  expect(() => runsAMonth("cron(0 3 * * ? *)")).toThrow("cron");
});

it("lets a personal stage cost less than dev, and dev less than production", () => {
  const [personal, dev, production] = names.map((name) => together(count(of(name))));
  expect(personal).toBeLessThan(dev!);
  expect(dev).toBeLessThan(production!);
});
