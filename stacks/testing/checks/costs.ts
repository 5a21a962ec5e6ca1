import { ofType, type Resource, types } from "../resource.ts";

/** Every place where something is paid for that nobody looks at, or where what is looked at is not written for want of it, in words. */
export const wasteful = (resources: readonly Resource[]): string[] => [
  ...ofType(resources, types.methodSettings)
    .filter(({ inputs }) => inputs.settings.metricsEnabled)
    .map(({ name, inputs }) => `${name} pays for metrics of each method of ${inputs.methodPath}`),
  ...ofType(resources, types.alarm)
    .filter(({ inputs }) => (inputs.metricQueries ?? []).some(isOfMethod))
    .map(({ name }) => `${name} looks at a metric of one method, which is not written`),
  ...ofType(resources, types.dashboard)
    .filter(({ inputs }) => widgetsOf(inputs.dashboardBody).some(({ properties }) => properties.metrics.some(names)))
    .map(({ name }) => `${name} shows a metric of one method, which is not written`),
];

interface Widget {
  readonly properties: { readonly metrics: readonly (readonly unknown[])[] };
}

const widgetsOf = (body: string): Widget[] => (JSON.parse(body) as { widgets: Widget[] }).widgets;

/** As a widget names a metric: namespace, name, then each dimension and its value. */
const names = (metric: readonly unknown[]): boolean => metric[0] === "AWS/ApiGateway" && metric.includes("Method");
const isOfMethod = ({ metric }: Resource["inputs"]): boolean =>
  metric?.namespace === "AWS/ApiGateway" && "Method" in metric.dimensions;
