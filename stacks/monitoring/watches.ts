import { pageRenewals } from "@bellyfed/core/page-renewals";
import type { Api } from "../api.ts";
import type { Bus } from "../bus.ts";
import type { WorkQueue } from "../queue.ts";
import type { SearchServers } from "../search-servers/servers.ts";
import type { Storage } from "../storage.ts";
import { madeOf, wired } from "../wiring.ts";
import { theGuide } from "./guide-watches.ts";
import {
  apiGateway,
  cloudFront,
  failedDeliveries,
  lambda,
  type Metric,
  ours,
  type Site,
  siteServer,
  slowly,
  sqs,
  throttles,
  type Watch,
} from "./metric.ts";
import { theSearchServers } from "./search-server-watches.ts";

/** Everything of a stage that is looked after. */
export interface Watched {
  readonly stage: string;
  readonly data: Storage;
  readonly events: Bus["events"];
  readonly rules: Bus["rules"];
  readonly queues: ReadonlyMap<string, WorkQueue>;
  readonly failures: sst.aws.Queue;
  /** Every function by its name. */
  readonly functions: ReadonlyMap<string, sst.aws.Function>;
  readonly gateway: Api["gateway"];
  /** Nothing where it is not deployed. */
  readonly site: Site | undefined;
  /** Nothing where searches are answered from copies of the index. */
  readonly servers: SearchServers | undefined;
}

const MINUTE = 60;
const often = { period: MINUTE, periods: 3 };
const once = { period: MINUTE, periods: 1 };

/**
 * What a function that ended too soon has left waits for a visibility timeout, which is nothing to be told of; seconds besides. An import may
 * wait for another one; what people wrote, and the pages that show it, may not.
 */
const PATIENCE = { work: 3_600, readModel: 120 };
const ANSWER_MS = 1_500;
/** API Gateway waits no longer for what is answered as a whole. */
const LONGEST_ANSWER_MS = 29_000;

export const watches = (all: Watched): Watch[] => [
  ...theQueues(all),
  ...theApi(all),
  ...(all.site ? theSite(all.site) : []),
  ...(all.servers ? theSearchServers(all.stage, all.servers) : []),
  ...theGuide(all.stage),
  ...flow(all),
  ...saturation(all),
];

function theQueues({ queues, failures }: Watched): Watch[] {
  const depth = (queue: sst.aws.Queue) => [sqs(queue, "ApproximateNumberOfMessagesVisible")];
  return [
    ...[...queues.values()].flatMap(({ wiring: { name, urlVariable, visibilitySeconds }, queue, dead }) => [
      {
        name: `${name}-dead`,
        about: `Messages that ${name} could not take`,
        metrics: depth(dead),
        threshold: 0,
        ...once,
      },
      {
        name: `${name}-age`,
        about: `How old the oldest message of ${name} is, seconds`,
        metrics: [sqs(queue, "ApproximateAgeOfOldestMessage")],
        threshold: visibilitySeconds + (urlVariable && name !== pageRenewals.name ? PATIENCE.work : PATIENCE.readModel),
        ...often,
      },
    ]),
    {
      name: "failures",
      about: "Batches given up by the relay, or schedules",
      metrics: depth(failures),
      threshold: 0,
      ...once,
    },
  ];
}

function theApi({ gateway }: Watched): Watch[] {
  const of = (name: string, statistic: string) => [apiGateway(gateway, name, statistic)];
  return [
    {
      name: "api-5xx",
      about: "Share of requests that failed on our side",
      metrics: of("5XXError", "Average"),
      threshold: 0.01,
      ...slowly,
    },
    {
      name: "api-p99",
      about: "Share of requests that wait too long, percent",
      // The same as whether the 99th percentile is above the bound, but without streams: these last longer than any answer can.
      metrics: of("Latency", `PR(${ANSWER_MS}:${LONGEST_ANSWER_MS})`),
      threshold: 1,
      ...slowly,
    },
  ];
}

/** What visitors are answered, whoever failed; and what the function answers, in whose place CloudFront may show a page that it has kept. */
const theSite = (site: Site): Watch[] => [
  {
    name: "site-5xx",
    about: "Share of the site's visitors who are told that something failed, percent",
    metrics: [cloudFront(site, "5xxErrorRate")],
    threshold: 1,
    ...slowly,
  },
  {
    name: "site-failing",
    about: "Pages that the site's function could not make, and requests for which there was no function",
    metrics: [siteServer(site, "Url5xxCount"), siteServer(site, "Throttles")],
    threshold: 5,
    ...slowly,
  },
];

/** Whether what was written arrives. */
function flow({ stage, functions, rules, events }: Watched): Watch[] {
  const projected = wired.queues.filter((queue) => queue.function === "consumer");
  return [
    {
      name: "relay-age",
      about: "How far the relay is behind the log, ms",
      metrics: [lambda(madeOf(functions, wired.relay.function), "IteratorAge", "Maximum")],
      threshold: MINUTE * 1000,
      ...often,
    },
    ...projected.map(({ name }) => ({
      name: `${name}-lag`,
      about: `From write to read model ${name}, ms, p99`,
      metrics: [ours(stage, `consumer-${name}`, "ProjectionLag", "p99")],
      threshold: MINUTE * 1000,
      ...often,
    })),
    {
      name: "bus-failed",
      about: "Events that no target took at the first attempt and that were given up",
      metrics: rules.map((rule) => failedDeliveries(events, rule)),
      threshold: 0,
      ...once,
    },
  ];
}

function saturation({ data, functions }: Watched): Watch[] {
  const watch = (name: string, about: string, metrics: readonly Metric[]) => ({
    name,
    about,
    metrics,
    threshold: 0,
    ...often,
  });
  return [
    watch(
      "functions-throttled",
      "Invocations that Lambda's concurrency limit refused",
      [...functions.values()].map((fn) => lambda(fn, "Throttles", "Sum")),
    ),
    watch("log-throttled", "Requests that the events table refused", throttles(data.events, [])),
    watch("subjects-throttled", "Counts of writes that the subjects table refused", throttles(data.subjects, [])),
    watch("keys-throttled", "Requests that the table of subjects' keys refused", throttles(data.keys.table, [])),
    watch(
      "read-throttled",
      "Requests that the read table or an index refused",
      [data.read, data.second].flatMap((table) => throttles(table, data.indexes)),
    ),
  ];
}
