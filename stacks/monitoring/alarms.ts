import { componentName } from "../naming.ts";
import type { Stage } from "../stage.ts";
import type { Metric, Watch } from "./metric.ts";

/** Most metrics that one alarm may add up. */
const MOST_METRICS = 10;

/** One alarm per watch (more where it adds up many metrics), all told to one topic. */
export function alarms(stage: Stage, watches: readonly Watch[]) {
  const topic = new aws.sns.Topic("Alarms", { displayName: `Bellyfed ${stage.name}` });
  if (stage.alarmEmail) {
    new aws.sns.TopicSubscription("AlarmsEmail", { topic: topic.arn, protocol: "email", endpoint: stage.alarmEmail });
  }
  for (const watch of watches) {
    for (let from = 0; from < watch.metrics.length; from += MOST_METRICS) {
      alarm(stage, watch, watch.metrics.slice(from, from + MOST_METRICS), from / MOST_METRICS, topic);
    }
  }
}

function alarm(stage: Stage, watch: Watch, metrics: readonly Metric[], part: number, topic: aws.sns.Topic) {
  const name = part === 0 ? watch.name : `${watch.name}-${part + 1}`;
  new aws.cloudwatch.MetricAlarm(`${componentName(name)}Alarm`, {
    name: `${$app.name}-${stage.name}-${name}`,
    alarmDescription: `${watch.about}. See docs/operations.md, "${watch.name}".`,
    comparisonOperator: "GreaterThanThreshold",
    threshold: watch.threshold,
    evaluationPeriods: watch.periods,
    treatMissingData: "notBreaching",
    metricQueries: queriesOf(metrics, watch.period),
    alarmActions: [topic.arn],
    okActions: [topic.arn],
  });
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
