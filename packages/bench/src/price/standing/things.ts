import { MEASURED } from "../measured.ts";
import { ASSUMED } from "../model.ts";
import { STANDING_PRICES as each, PRICES, type Resource, type Usage } from "../prices.ts";

/** Seconds of a month of 30 days, and its hours. */
const MONTH = 30 * 86_400;
const HOURS = 30 * 24;
/** A page of the feed and its head, each second. */
const FOLLOWING = 2 * MONTH * PRICES.readUnit;

/**
 * Lambda asks every queue of its own accord: five pollers at least, each waiting for 20 seconds. Fewer invocations at the same time, larger
 * batches or a window change nothing of it.
 */
const POLLS_A_MONTH = (5 * MONTH) / 20;

const dollarsOf = (usage: Usage): number =>
  Object.entries(usage).reduce((sum, [name, amount]) => sum + PRICES[name as Resource] * amount, 0);

/** X-Ray keeps one trace a second of each function before it keeps shares, so that it keeps every run of a schedule. */
const run = (tables: Usage): number =>
  each.scheduledStart +
  dollarsOf({
    ...tables,
    ...{ lambdaRequest: 1, lambdaGbSecond: ASSUMED.scheduled.gb * ASSUMED.scheduled.seconds },
    ...{ logGb: ASSUMED.scheduled.logGb, trace: 1 },
  });

/** What costs without a request, and how many dollars one of it is a month. */
export const THINGS = {
  firewall: { what: "firewalls", dollars: each.firewall },
  firewallRule: { what: "their rules and groups of rules", dollars: each.firewallRule },
  alarmMetric: { what: "metrics of alarms", dollars: each.alarmMetric },
  fastAlarmMetric: { what: "metrics of alarms that look every 10 or 30 seconds", dollars: each.fastAlarmMetric },
  compositeAlarm: { what: "alarms on alarms", dollars: each.compositeAlarm },
  dashboard: { what: "dashboards", dollars: each.dashboard },
  methodMetric: { what: "metrics of the gateway's methods", dollars: each.customMetric },
  customMetric: { what: "metrics that schedules write, in months", dollars: each.customMetric },
  polledQueue: { what: "queues that Lambda polls", dollars: POLLS_A_MONTH * PRICES.queueRequest },
  polledFifoQueue: { what: "the site's queue, which keeps an order", dollars: POLLS_A_MONTH * each.fifoRequest },
  rollup: { what: "runs of the rollup", dollars: run(MEASURED.rollUp) },
  feedKeeper: { what: "runs of the feed's keeper", dollars: run(MEASURED.keepFeed) },
  scheduledRun: { what: "runs of other schedules", dollars: run({}) },
  key: { what: "keys of KMS", dollars: each.key },
  secret: { what: "secrets", dollars: each.secret },
  zone: { what: "zones of Route 53", dollars: each.zone },
  healthCheck: { what: "health checks of Route 53", dollars: each.healthCheck },
  healthCheckOption: { what: "their options (HTTPS, text, fast, latency)", dollars: each.healthCheckOption },
  serverProcessor: { what: "processors of search servers", dollars: HOURS * each.fargateProcessor },
  serverGb: { what: "their memory in GB", dollars: HOURS * each.fargateGb },
  serverAddress: { what: "their addresses", dollars: HOURS * each.publicAddress },
  followedFeed: { what: "feeds that are followed each second", dollars: FOLLOWING },
  canaryRun: { what: "runs of canaries", dollars: each.canaryRun },
} as const;

export type Thing = keyof typeof THINGS;
/** How many of each a stage has. */
export type Counted = Readonly<Partial<Record<Thing, number>>>;

export const priceOf = (thing: Thing, counted: Counted): number => THINGS[thing].dollars * (counted[thing] ?? 0);
export const together = (counted: Counted): number =>
  (Object.keys(counted) as Thing[]).reduce((sum, thing) => sum + priceOf(thing, counted), 0);
