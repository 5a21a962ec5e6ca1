/** US dollars, list prices of us-east-1 without free tiers and volume discounts. Assumed; compare with aws.amazon.com/pricing. */
export const PRICES = {
  /** API Gateway, REST, per request up to 333 million a month. */
  apiRequest: 3.5 / 1e6,
  /** WAF, per request looked at. */
  firewallRequest: 0.6 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  /** arm64. */
  lambdaGbSecond: 0.0000133334,
  /** DynamoDB on demand. */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** EventBridge, per custom event of up to 64 KB; delivery to SQS is free. */
  busEvent: 1 / 1e6,
  /** SQS standard, per request of up to 64 KB. */
  queueRequest: 0.4 / 1e6,
  /** CloudWatch Logs, taken in. */
  logGb: 0.5,
  /** X-Ray, per trace that is kept. */
  trace: 5 / 1e6,
  /** To the internet. */
  transferGb: 0.09,
} as const;

export const PRICES_OF = "2026-11-28";

export type Resource = keyof typeof PRICES;

/** How much of each resource something takes. */
export type Usage = Readonly<Partial<Record<Resource, number>>>;

/**
 * A month of what costs without a request: list prices of us-east-1 as AWS's price pages of CloudWatch, WAF, KMS, Secrets Manager, Route 53 and
 * EventBridge had them; assumed as of PRICES_OF.
 */
export const STANDING_PRICES = {
  /** A request of a queue that keeps an order. */
  fifoRequest: 0.5 / 1e6,
  /** WAF, and each of its rules; a managed group of AWS counts as a rule, and those that are used cost nothing more. */
  firewall: 5,
  firewallRule: 1,
  /** CloudWatch, per metric that an alarm looks at; periods under a minute are "high resolution". */
  alarmMetric: 0.1,
  fastAlarmMetric: 0.3,
  compositeAlarm: 0.5,
  dashboard: 3,
  /** Of the first 10,000, by the hours in which it is written. */
  customMetric: 0.3,
  canaryRun: 0.0012,
  key: 1,
  /** KMS, per request. */
  keyRequest: 0.03 / 1e4,
  secret: 0.4,
  zone: 0.5,
  /** Of an address outside AWS; 0.50 and 1.00 for one that AWS knows for its own. */
  healthCheck: 0.75,
  healthCheckOption: 2,
  /** Fargate on x86, an hour of a processor and of a GB; its 20 GB of disk cost nothing more. */
  fargateProcessor: 0.04048,
  fargateGb: 0.004445,
  /** An address that can be reached from outside, an hour. */
  publicAddress: 0.005,
  /** EventBridge Scheduler, per start. */
  scheduledStart: 1 / 1e6,
} as const;

/** Per GB and month: both tables with point-in-time recovery, archive, backups, logs at rest. */
export const STORAGE = { table: 0.25, recovery: 0.2, archive: 0.023, backup: 0.1, logs: 0.03 } as const;
