import { beforeAll, expect, it } from "vitest";
import { wasteful } from "./testing/checks/costs.ts";
import { deployed } from "./testing/cloud.ts";
import { type Resource, theOnly, types } from "./testing/resource.ts";

const names = ["alice", "dev", "production"] as const;
const stages = new Map<string, readonly Resource[]>();
beforeAll(async () => {
  for (const name of names) stages.set(name, (await deployed(name)).resources);
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
