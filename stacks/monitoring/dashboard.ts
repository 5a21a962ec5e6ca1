import type { Stage } from "../stage.ts";
import { apiGateway, lambda, type Metric, ours, type Watch } from "./metric.ts";
import type { Watched } from "./watches.ts";

interface Widget {
  readonly title: string;
  readonly metrics: readonly Metric[];
  readonly threshold?: number;
}

const COLUMNS = 3;
const WIDTH = 24 / COLUMNS;
const HEIGHT = 6;

/** One page: traffic first, then every watch with its threshold as a line. */
export function dashboard(stage: Stage, watched: Watched, watches: readonly Watch[]) {
  const widgets: Widget[] = [
    ...traffic(stage, watched),
    ...watches.map(({ about, metrics, threshold }) => ({ title: about, metrics, threshold })),
  ];
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `${$app.name}-${stage.name}`,
    dashboardBody: $jsonStringify({ widgets: widgets.map((widget, index) => widgetOf(stage, widget, index)) }),
  });
}

function traffic({ name }: Stage, { gateway, functions }: Watched): Widget[] {
  const perFunction = (metric: string, statistic: string) =>
    [...functions.values()].map((fn) => lambda(fn, metric, statistic));
  return [
    {
      title: "Requests",
      metrics: ["Count", "4XXError", "5XXError"].map((metric) => apiGateway(gateway, metric, "Sum")),
    },
    {
      title: "Latency, ms",
      metrics: ["p50", "p90", "p99"].map((statistic) => apiGateway(gateway, "Latency", statistic)),
    },
    {
      title: "Events relayed and refused",
      metrics: ["EventsRelayed", "EventsRefused"].map((metric) => ours(name, "relay", metric, "Sum")),
    },
    {
      title: "Questions to the guide, and tokens of its language model",
      metrics: ["GuideTurns", "GuideTokens"].map((metric) => ours(name, "guide", metric, "Sum")),
    },
    { title: "Invocations", metrics: perFunction("Invocations", "Sum") },
    { title: "Errors of functions", metrics: perFunction("Errors", "Sum") },
    { title: "Duration of functions, ms, p99", metrics: perFunction("Duration", "p99") },
  ];
}

const widgetOf = ({ region }: Stage, { title, metrics, threshold }: Widget, index: number) => ({
  type: "metric",
  x: (index % COLUMNS) * WIDTH,
  y: Math.floor(index / COLUMNS) * HEIGHT,
  width: WIDTH,
  height: HEIGHT,
  properties: {
    title,
    region,
    view: "timeSeries",
    period: 60,
    metrics: metrics.map(({ namespace, name, dimensions, statistic, region: other }) => [
      namespace,
      name,
      ...Object.entries(dimensions).flat(),
      { stat: statistic, ...(other && { region: other }) },
    ]),
    ...(threshold !== undefined && { annotations: { horizontal: [{ value: threshold, label: "alarm" }] } }),
  },
});
