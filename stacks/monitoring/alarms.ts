import { componentName } from "../naming.ts";
import type { Stage } from "../stage.ts";
import { CLOUDFRONT_REGION, type Metric, type Watch } from "./metric.ts";

/** Most metrics that one alarm may add up. */
const MOST_METRICS = 10;

/** One alarm per watch (more where it adds up many metrics), all told to one topic of the region that the metrics are in. */
export function alarms(stage: Stage, watches: readonly Watch[]) {
  const here = topic(stage, "Alarms");
  const elsewhere = watches.some(({ metrics }) => isElsewhere(stage, metrics)) ? abroad(stage) : undefined;
  for (const watch of watches) {
    for (let from = 0; from < watch.metrics.length; from += MOST_METRICS) {
      const metrics = watch.metrics.slice(from, from + MOST_METRICS);
      const place = (isElsewhere(stage, metrics) && elsewhere) || { topic: here, options: {} };
      alarm(stage, watch, metrics, from / MOST_METRICS, place);
    }
  }
}

interface Place {
  readonly topic: aws.sns.Topic;
  readonly options: $util.CustomResourceOptions;
}

const isElsewhere = (stage: Stage, [metric]: readonly Metric[]): boolean =>
  metric?.region !== undefined && metric.region !== stage.region;

function topic(stage: Stage, name: string, options: $util.CustomResourceOptions = {}) {
  const made = new aws.sns.Topic(name, { displayName: `Bellyfed ${stage.name}` }, options);
  if (stage.alarmEmail) {
    const { alarmEmail: endpoint } = stage;
    new aws.sns.TopicSubscription(`${name}Email`, { topic: made.arn, protocol: "email", endpoint }, options);
  }
  return made;
}

/** An alarm stands where its metrics are, and tells a topic that stands there too. */
function abroad(stage: Stage): Place {
  const tags = { app: $app.name, stage: stage.name };
  const provider = new aws.Provider("CloudFrontMetrics", { region: CLOUDFRONT_REGION, defaultTags: { tags } });
  return { topic: topic(stage, "SiteAlarms", { provider }), options: { provider } };
}

function alarm(stage: Stage, watch: Watch, metrics: readonly Metric[], part: number, { topic, options }: Place) {
  const name = part === 0 ? watch.name : `${watch.name}-${part + 1}`;
  const args = {
    name: `${$app.name}-${stage.name}-${name}`,
    alarmDescription: `${watch.about}. See docs/operations.md, "${watch.name}".`,
    comparisonOperator: "GreaterThanThreshold",
    threshold: watch.threshold,
    evaluationPeriods: watch.periods,
    treatMissingData: "notBreaching",
    metricQueries: queriesOf(metrics, watch.period),
    alarmActions: [topic.arn],
    okActions: [topic.arn],
  };
  new aws.cloudwatch.MetricAlarm(`${componentName(name)}Alarm`, args, options);
}

function queriesOf(metrics: readonly Metric[], period: number) {
  const queries = metrics.map(({ namespace, name, dimensions, statistic }, index) => ({
    id: `m${index}`,
    metric: { namespace, metricName: name, dimensions, stat: statistic, period },
    returnData: metrics.length === 1,
  }));
  if (metrics.length === 1) return queries;
  const expression = queries.map(({ id }) => `FILL(${id},0)`).join("+");
  return [...queries, { id: "sum", expression, label: "sum", returnData: true }];
}
