import { isCommitRecord } from "@bellyfed/core/commit-filter";
import type { StreamingFunction } from "@bellyfed/core/endpoint";
import type { Queue, Wiring } from "@bellyfed/core/wiring";
import { functions, streamingFunctions } from "@bellyfed/functions/functions";
import type { Bus } from "../bus/bus.ts";
import type { FaultInjector } from "../bus/fault.ts";
import { noticingErasures } from "../compaction/noticing.ts";
import type { DynamoEngine } from "../dynamodb/engine.ts";
import type { KeptEngine } from "../dynamodb/keep.ts";
import type { Issuer } from "../issuer/issuer.ts";
import type { CheckpointStore } from "../lambda/checkpoints.ts";
import { type Invoke, makeContext } from "../lambda/context.ts";
import { type Poller, pollQueue } from "../lambda/poll-queue.ts";
import { pollStream, type StreamPoller } from "../lambda/poll-stream.ts";
import { schedule } from "../lambda/schedule.ts";
import { timersEnvironment } from "../scheduler/environment.ts";
import { siteUrl } from "../site/environment.ts";
import { deadLetterName, type Queues } from "../sqs/queues.ts";
import { credentialsOf, withCredentials } from "./credentials.ts";
import { accessFolder, environmentFor, environmentOf } from "./environment.ts";
import { keepFeed } from "./keep-feed.ts";
import { keepSearch } from "./keep-search.ts";
import { openGateway } from "./open-gateway.ts";
import { sealLog } from "./seal-log.ts";
import { secret, siteSecrets } from "./secret.ts";
import type { Settings } from "./settings.ts";
import { type SiteToTell, tellingSite } from "./site-to-tell.ts";
import { EVENTS_TABLE } from "./tables.ts";

export interface Cloud {
  readonly apiUrl: string;
  readonly dynamo: DynamoEngine;
  /** Where people's tools find the database. */
  readonly dynamoUrl: string;
  readonly bus: Bus;
  readonly queues: Queues;
  readonly environment: Readonly<Record<string, string>>;
  /** Stops taking requests, lets what is under way end, and stops. */
  stop(): Promise<void>;
}

export interface CloudOptions extends Settings {
  readonly log: (line: string) => void;
  /** Goes on when the store is empty although the data folder holds what came of a log. */
  readonly acceptEmptyStore?: boolean;
  /** Called with a sentence when a part has ended that the system cannot do without; logged when left out. */
  readonly onFailure?: (reason: string) => void;
  /** For tests: makes the bus refuse or lose events. */
  readonly busFault?: FaultInjector;
  /** A site to tell which pages to make anew; left out, there is none. */
  readonly site?: SiteToTell;
}

export type OnStop = (end: () => Promise<unknown>) => void;

/** What stands once the servers run. */
export interface Parts {
  readonly options: CloudOptions;
  readonly wired: Wiring;
  readonly dynamo: KeptEngine;
  readonly dynamoUrl: string;
  readonly queues: Queues;
  readonly bus: Bus;
  readonly issuer: Issuer;
  readonly checkpoints: CheckpointStore;
  readonly onStop: OnStop;
}

const ONE_PIECE = { memory: 512, timeoutSeconds: 0 };
/** Of a queue whose feature sets no limit. */
const MOST_CONCURRENT = 4;

/** Schedules that are run more often here than in AWS, in minutes: what is paid for there by what it reads is a small file here. */
const SOONER: Readonly<Record<string, number>> = { usage: 1, "search-indexer": 1 };

const isFunction = (name: string): name is keyof typeof functions => Object.hasOwn(functions, name);

/** Connects functions to their triggers: stream, queues, schedules and, last, the gateway. */
export async function connect(parts: Parts): Promise<Omit<Cloud, "stop">> {
  const { options, wired, dynamo, dynamoUrl, queues, bus, onStop } = parts;
  const environment = environmentOf({
    issuerUrl: parts.issuer.url,
    dynamo: dynamo.endpoint,
    events: bus.endpoint,
    sqs: withCredentials(queues.endpoint, credentialsOf(options.dataDir)),
    credentials: credentialsOf(options.dataDir),
    cursorSecret: secret(options.dataDir, "cursor"),
    bodyHashSecret: secret(options.dataDir, "body-hash"),
    writeLimits: options.writeLimits,
    streamLimits: options.streamLimits,
    ...{ siteSecrets: siteSecrets(options.dataDir), siteUrl: siteOf(options) },
    accessFolder: accessFolder(options.dataDir),
    ...{ neighborhoods: options.neighborhoods, searchServer: options.searchServer, guideModel: options.guideModel },
    timers: timersEnvironment(queues, bus.endpoint),
    queueUrls: new Map(
      wired.queues.flatMap(({ name, urlVariable }) => (urlVariable ? [[urlVariable, queues.queueUrl(name)]] : [])),
    ),
  });
  const { LOG_LEVEL = "WARN", FEED_LANES = "", FEED_DAYS = "" } = process.env;
  const deploy = (name: string, further: Readonly<Record<string, string>> = {}): Invoke => {
    if (!isFunction(name)) throw new Error(`There is no function ${name}`);
    const handler = functions[name](
      environmentFor(name, { LOG_LEVEL, FEED_LANES, FEED_DAYS, ...environment, ...further }),
    );
    return (_, event, context) => handler(event as never, context);
  };
  // Before anything is written: a store that is empty needs no former keys.
  await deploy("rebuild")("rebuild", { do: "claim" }, makeContext({ functionName: "rebuild", ...ONE_PIECE }));
  await sealLog(deploy("seal"), options);
  onStop((await keepFeed(deploy("feed-keeper"), options.log)).stop);
  if (options.searchServer) onStop(keepSearch({ LOG_LEVEL, ...environment }).stop);
  const consumerOf = (queue: Queue) =>
    tellingSite(options.site, (site) => deploy(queue.function, { ...queue.environment, ...site }));
  const relay = followLog(parts, deploy(wired.relay.function));
  // Those that run are stopped together, also when a later one cannot be begun.
  const pollers: Poller[] = [relay];
  onStop(() => Promise.all(pollers.map((poller) => poller.stop())));
  for (const queue of wired.queues) pollers.push(followQueue(parts, queue, consumerOf(queue)));
  pollers.push(...followSchedules(parts, deploy));
  const streamed = (name: StreamingFunction) =>
    streamingFunctions[name](environmentFor(name, { LOG_LEVEL, ...environment }));
  const apiUrl = await openGateway(parts, { deploy, streamed }, relay);
  return { apiUrl, dynamo, dynamoUrl, bus, queues, environment };
}

/** Where people open the site; empty where there is none. */
const siteOf = ({ siteMode, siteUrl: told, webPort }: CloudOptions): string =>
  siteMode === "off" ? "" : (told ?? siteUrl(webPort));

const followSchedules = ({ options, wired, dynamo }: Parts, deploy: (name: string) => Invoke): Poller[] =>
  wired.schedules.map(({ function: functionName, ...due }) => {
    const when = { ...due, everyMinutes: SOONER[due.name] ?? due.everyMinutes };
    return schedule({ ...when, functionName, invoke: deploy(functionName), isUp: dynamo.isUp, log: options.log });
  });

const followLog = ({ options, wired: { relay }, dynamo, checkpoints }: Parts, invoke: Invoke): StreamPoller =>
  pollStream({
    endpoint: dynamo.endpoint,
    tableName: EVENTS_TABLE,
    functionName: relay.function,
    invoke: noticingErasures(options.dataDir, invoke),
    batchSize: relay.batchSize,
    batchWindowMs: relay.batchWindowSeconds * 1000,
    parallelizationFactor: relay.parallelizationFactor,
    timeoutSeconds: relay.timeoutSeconds,
    checkpoints,
    filter: isCommitRecord,
    log: options.log,
  });

function followQueue({ options, queues, dynamo }: Parts, queue: Queue, invoke: Invoke): Poller {
  const { name, batchSize, batchWindowSeconds, maxConcurrency = MOST_CONCURRENT, timeoutSeconds } = queue;
  return pollQueue({
    sqs: queues.client,
    queueUrl: queues.queueUrl(name),
    queueArn: queues.queueArn(name),
    functionName: queue.function,
    invoke: noticingErasures(options.dataDir, invoke),
    batchSize,
    batchWindowMs: batchWindowSeconds * 1000,
    maxConcurrency,
    timeoutSeconds,
    visibilityTimeout: queue.visibilitySeconds,
    retrySeconds: options.retrySeconds ?? queue.retrySeconds,
    deadLetter: { queueUrl: queues.queueUrl(deadLetterName(name)), maxReceiveCount: queue.maxReceives },
    isUp: dynamo.isUp,
    log: options.log,
  });
}
