import { everyPolicy } from "@bellyfed/features/policies";
import { projections } from "@bellyfed/features/projections";
import { FREE } from "./free.ts";
import { type Counted, THINGS, type Thing } from "./things.ts";

/** A resource as a deployment's recording has it. */
export interface Recorded {
  /** `aws:sqs/queue:Queue` */
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the inputs of every kind of resource
  readonly inputs: Record<string, any>;
}

type Counting = (inputs: Recorded["inputs"], all: readonly Recorded[]) => Counted;

const HOURS = 30 * 24;
/** What API Gateway writes of each method in use: count, two errors, two latencies. */
const METRICS_PER_METHOD = 5;
/** Of each read model and policy a reconciliation writes the lag and what it sent again. */
const METRICS_OF_RECONCILE = 2 * (projections.length + everyPolicy.length);

/** What of a type costs without a request. A type that is neither here nor in FREE has to be looked up and named. */
const COUNTING: Readonly<Record<string, Counting>> = {
  "aws:wafv2/webAcl:WebAcl": ({ rules = [] }) => ({ firewall: 1, firewallRule: rules.length }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": alarm,
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": () => ({ compositeAlarm: 1 }),
  "aws:cloudwatch/dashboard:Dashboard": () => ({ dashboard: 1 }),
  "aws:apigateway/methodSettings:MethodSettings": ({ settings }, all) => ({
    methodMetric: settings.metricsEnabled
      ? METRICS_PER_METHOD * all.filter(({ type }) => type === "aws:apigateway/method:Method").length
      : 0,
  }),
  // Lambda's reading of a table's stream is free.
  "aws:lambda/eventSourceMapping:EventSourceMapping": ({ eventSourceArn }, all) => {
    if (String(eventSourceArn).split(":")[2] !== "sqs") return {};
    const queue = all.find(({ type, name }) => type === "aws:sqs/queue:Queue" && eventSourceArn.endsWith(`:${name}`));
    return queue?.inputs.fifoQueue ? { polledFifoQueue: 1 } : { polledQueue: 1 };
  },
  "aws:scheduler/schedule:Schedule": ({ scheduleExpression, target, state }) =>
    state === "DISABLED" ? {} : schedule(runsAMonth(scheduleExpression), String(target.arn)),
  "aws:cloudwatch/eventRule:EventRule": ({ scheduleExpression }) =>
    scheduleExpression ? { scheduledRun: runsAMonth(scheduleExpression) } : {},
  "aws:synthetics/canary:Canary": ({ schedule: { expression } }) => ({ canaryRun: runsAMonth(expression) }),
  "aws:kms/key:Key": () => ({ key: 1 }),
  "aws:secretsmanager/secret:Secret": () => ({ secret: 1 }),
  "aws:route53/zone:Zone": () => ({ zone: 1 }),
  // Its names stand in a zone of its own.
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": () => ({ zone: 1 }),
  "aws:ecs/service:Service": ({ desiredCount, networkConfiguration }, all) => {
    const [task] = all.filter(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition");
    if (!task) throw new Error("A service without a task");
    const { cpu, memory } = task.inputs;
    const size = { serverProcessor: (desiredCount * cpu) / 1024, serverGb: (desiredCount * memory) / 1024 };
    const serverAddress = networkConfiguration.assignPublicIp ? desiredCount : 0;
    return { ...size, serverAddress, followedFeed: desiredCount };
  },
  "aws:route53/healthCheck:HealthCheck": ({ type, searchString, requestInterval, measureLatency }) => ({
    healthCheck: 1,
    healthCheckOption: [/^HTTPS/.test(type), searchString, Number(requestInterval) === 10, measureLatency].filter(
      Boolean,
    ).length,
  }),
};

/** Every metric that an alarm asks for counts, whatever it is added up to. */
function alarm({ metricQueries, period }: Recorded["inputs"]): Counted {
  const periods: number[] = metricQueries
    ? metricQueries.flatMap(({ metric }: Recorded["inputs"]) => (metric ? [metric.period] : []))
    : [period];
  const fast = periods.filter((seconds) => seconds < 60).length;
  return { alarmMetric: periods.length - fast, fastAlarmMetric: fast };
}

/** A metric costs by the hours in which it is written. */
function schedule(runs: number, target: string): Counted {
  const months = Math.min(1, runs / HOURS);
  if (/:Rollup/.test(target)) return { rollup: runs, customMetric: months };
  if (/:FeedKeeper/.test(target)) return { feedKeeper: runs, customMetric: months };
  // It writes no metric.
  if (/:Usage/.test(target)) return { scheduledRun: runs };
  const metrics = /:Reconcile/.test(target) ? METRICS_OF_RECONCILE : 1;
  return { scheduledRun: runs, customMetric: metrics * months };
}

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/** Throws for a cron expression, which nothing that is priced here uses. */
export function runsAMonth(expression: string): number {
  const [, value, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const minutes = Number(value) * (MINUTES[unit] ?? Number.NaN);
  if (!(minutes > 0)) throw new Error(`How often is ${expression}?`);
  return (30 * 1440) / minutes;
}

/** How many of all that costs without a request these resources are. */
export function count(resources: readonly Recorded[]): Counted {
  const total: Partial<Record<Thing, number>> = {};
  for (const { type, inputs } of resources) {
    for (const [thing, amount] of Object.entries(COUNTING[type]?.(inputs, resources) ?? {}) as [Thing, number][])
      total[thing] = (total[thing] ?? 0) + amount;
  }
  const rounded = (thing: Thing) => Math.round(1000 * (total[thing] ?? 0)) / 1000;
  const things = (Object.keys(THINGS) as Thing[]).filter((thing) => rounded(thing) > 0);
  return Object.fromEntries(things.map((thing) => [thing, rounded(thing)]));
}

/** Settings of resources that cost by use, by which they would cost all the time. */
const PAID_SETTINGS: Readonly<Record<string, (inputs: Recorded["inputs"]) => unknown>> = {
  "aws:dynamodb/table:Table": ({ billingMode }) => billingMode !== "PAY_PER_REQUEST",
  "aws:apigateway/stage:Stage": ({ cacheClusterEnabled }) => cacheClusterEnabled,
  "aws:lambda/eventSourceMapping:EventSourceMapping": ({ provisionedPollerConfig }) => provisionedPollerConfig,
  "aws:ec2/vpcEndpoint:VpcEndpoint": ({ vpcEndpointType }) => vpcEndpointType !== "Gateway",
  "aws:ssm/parameter:Parameter": ({ tier = "Standard" }) => tier !== "Standard",
  "aws:lambda/function:Function": ({ snapStart }) => snapStart && snapStart.applyOn !== "None",
  "aws:cognito/userPool:UserPool": ({ userPoolTier }) => userPoolTier === "PLUS",
};

/** Every resource that may cost something which the model does not know, in words. */
export const unpriced = (resources: readonly Recorded[]): string[] => [
  ...new Set(
    resources
      .map(({ type }) => type)
      .filter((type) => type.startsWith("aws:") && !(type in COUNTING) && !FREE.has(type))
      .map((type) => `What does ${type} cost?`),
  ),
  ...resources
    .filter(({ type, inputs }) => PAID_SETTINGS[type]?.(inputs))
    .map(({ name }) => `${name} has a setting that costs all the time`),
];
