type Text = $util.Input<string>;

/** One metric of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, Text>>;
  /** `Sum`, `Maximum`, `Average`, `p99`. */
  readonly statistic: string;
  /** Where it is, if not in the stage's region. */
  readonly region?: typeof CLOUDFRONT_REGION;
}

/** CloudFront's metrics are in this region alone, wherever a stage is; so must be what looks at them. */
export const CLOUDFRONT_REGION = "us-east-1";

/** What is looked at on the dashboard, and when somebody has to be told. */
export interface Watch {
  /** Unique among all. */
  readonly name: string;
  /** What it means and where to go on reading. */
  readonly about: string;
  /** Several are added up. */
  readonly metrics: readonly Metric[];
  readonly threshold: number;
  /** Seconds that one value covers, and how many values in a row have to be above the threshold. */
  readonly period: number;
  readonly periods: number;
}

/** What lasts for a quarter of an hour. */
export const slowly = { period: 300, periods: 3 };

export const sqs = (queue: sst.aws.Queue, name: string): Metric => ({
  namespace: "AWS/SQS",
  name,
  dimensions: { QueueName: queue.nodes.queue.name },
  statistic: "Maximum",
});

export const lambda = (fn: sst.aws.Function, name: string, statistic: string): Metric => ({
  namespace: "AWS/Lambda",
  name,
  dimensions: { FunctionName: fn.name },
  statistic,
});

export const apiGateway = (gateway: sst.aws.ApiGatewayV1, name: string, statistic: string): Metric => ({
  namespace: "AWS/ApiGateway",
  name,
  dimensions: { ApiName: gateway.nodes.api.name, Stage: gateway.nodes.stage?.stageName ?? $app.stage },
  statistic,
});

/** The site, as visitors and as Lambda know it. */
export interface Site {
  /** CloudFront's id of what stands before it. */
  readonly distribution: Text;
  /** The name of the function that renders its pages. */
  readonly server: Text;
}

/** What visitors are answered; percent of all requests. */
export const cloudFront = ({ distribution }: Site, name: string): Metric => ({
  namespace: "AWS/CloudFront",
  name,
  dimensions: { DistributionId: distribution, Region: "Global" },
  statistic: "Average",
  region: CLOUDFRONT_REGION,
});

export const siteServer = ({ server }: Site, name: string): Metric => ({
  namespace: "AWS/Lambda",
  name,
  dimensions: { FunctionName: server },
  statistic: "Sum",
});

/** Of the service's servers the one that has most. */
export const ecsService = (
  { cluster, service }: { readonly cluster: Text; readonly service: Text },
  name: string,
): Metric => ({
  namespace: "AWS/ECS",
  name,
  dimensions: { ClusterName: cluster, ServiceName: service },
  statistic: "Maximum",
});

/** Of a table and each of its indexes, for an index is throttled by itself. */
export const throttles = (table: sst.aws.Dynamo, indexes: readonly string[]): Metric[] =>
  ["ReadThrottleEvents", "WriteThrottleEvents"].flatMap((name) =>
    [{}, ...indexes.map((index) => ({ GlobalSecondaryIndexName: index }))].map((index) => ({
      namespace: "AWS/DynamoDB",
      name,
      dimensions: { TableName: table.name, ...index },
      statistic: "Sum",
    })),
  );

export const failedDeliveries = (bus: sst.aws.Bus, rule: aws.cloudwatch.EventRule): Metric => ({
  namespace: "AWS/Events",
  name: "FailedInvocations",
  dimensions: { EventBusName: bus.name, RuleName: rule.name },
  statistic: "Sum",
});

/** What our functions count by Powertools. */
export const ours = (stage: string, service: string, name: string, statistic: string): Metric => ({
  namespace: "Bellyfed",
  name,
  dimensions: { service, stage },
  statistic,
});
