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

export const PRICES_OF = "2026-11-21";

export type Resource = keyof typeof PRICES;

/** How much of each resource something takes. */
export type Usage = Readonly<Partial<Record<Resource, number>>>;

/** What a month costs before the first request: production, with a site. */
export const FIXED: readonly { readonly what: string; readonly dollars: number }[] = [
  { what: "two firewalls (5 each) with ten rules and rule groups (1 each)", dollars: 20 },
  { what: "31 alarms on 68 metrics (0.10 each)", dollars: 6.8 },
  { what: "custom metrics of Powertools, 20 (0.30 each)", dollars: 6 },
  { what: "one API key, user pool up to 10,000 users a month, dashboard, schedules", dollars: 0 },
];

/** Per GB and month: both tables with point-in-time recovery, archive, logs at rest. */
export const STORAGE = { table: 0.25, recovery: 0.2, archive: 0.023, logs: 0.03 } as const;
