import { functions } from "@bellyfed/functions/functions";
import type { FunctionName } from "@bellyfed/functions/variables";
import type { Bus } from "../bus/bus.ts";
import type { DynamoEngine } from "../dynamodb/engine.ts";
import { startGateway } from "../gateway/server.ts";
import type { Issuer } from "../issuer/issuer.ts";
import { ISSUER_PATH } from "../issuer/issuer.ts";
import type { CheckpointStore } from "../lambda/checkpoints.ts";
import type { Invoke } from "../lambda/context.ts";
import { type Poller, pollQueue } from "../lambda/poll-queue.ts";
import { pollStream, type StreamPoller } from "../lambda/poll-stream.ts";
import { schedule } from "../lambda/schedule.ts";
import { deadLetterName, type Queues } from "../sqs/queues.ts";
import type { Cloud, CloudOptions, OnStop } from "./cloud.ts";
import { environmentFor, environmentOf } from "./environment.ts";
import { secret } from "./secret.ts";
import { DEMO_KEY } from "./settings.ts";
import { tellingSite } from "./site-to-tell.ts";
import { EVENTS_TABLE } from "./tables.ts";
import { MAX_RECEIVES, type Source, visibilitySeconds, type Wiring } from "./wiring.ts";

/** What stands once the servers run. */
export interface Parts {
  readonly options: CloudOptions;
  readonly wired: Wiring;
  readonly dynamo: DynamoEngine;
  readonly queues: Queues;
  readonly bus: Bus;
  readonly issuer: Issuer;
  readonly checkpoints: CheckpointStore;
  readonly onStop: OnStop;
}

const RELAY = { batchSize: 200, timeoutSeconds: 60 };
/** More than one person's machine asks for; the cloud's plans are in `stacks/`. */
const PLANS = { local: { rate: 2_000, burst: 4_000 } };

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name);

/** Connects functions to their triggers: stream, queues, schedules and, last, the gateway. */
export async function connect(parts: Parts): Promise<Omit<Cloud, "stop">> {
  const { options, wired, dynamo, queues, bus, onStop } = parts;
  const environment = environmentOf({
    issuerUrl: parts.issuer.url,
    dynamo: dynamo.endpoint,
    events: bus.endpoint,
    sqs: queues.endpoint,
    cursorSecret: secret(options.dataDir, "cursor"),
    queueUrls: new Map([...wired.queueVariables].map(([queue, variable]) => [variable, queues.queueUrl(queue)])),
  });
  const { LOG_LEVEL = "WARN" } = process.env;
  const deploy = (name: string, further: Readonly<Record<string, string>> = {}): Invoke => {
    if (!isFunction(name)) throw new Error(`There is no function ${name}`);
    const handler = functions[name](environmentFor(name, { LOG_LEVEL, ...environment, ...further }));
    return (_, event, context) => handler(event as never, context);
  };
  const consumerOf = (source: Source) =>
    tellingSite(options.site, (site) => deploy(source.function, { ...source.environment, ...site }));
  const relay = followLog(parts, deploy("relay"));
  const pollers: Poller[] = [
    relay,
    ...wired.sources.map((source) => followQueue(parts, source, consumerOf(source))),
    ...wired.schedules.map(({ name, function: functionName, everyMinutes }) =>
      schedule({ name, functionName, everyMinutes, invoke: deploy(functionName), log: options.log }),
    ),
  ];
  onStop(() => Promise.all(pollers.map((poller) => poller.stop())));
  const apiUrl = await openGateway(parts, deploy, relay);
  return { apiUrl, dynamo, bus, queues, environment };
}

const followLog = ({ options, dynamo, checkpoints }: Parts, invoke: Invoke): StreamPoller =>
  pollStream({
    endpoint: dynamo.endpoint,
    tableName: EVENTS_TABLE,
    functionName: "relay",
    invoke,
    ...RELAY,
    checkpoints,
    filter: (record) => !record.dynamodb?.Keys?.sk?.S?.endsWith("~S"),
    log: options.log,
  });

function followQueue({ options, queues }: Parts, source: Source, invoke: Invoke): Poller {
  const { queue, batchSize, batchWindowSeconds, maxConcurrency, timeoutSeconds } = source;
  return pollQueue({
    sqs: queues.client,
    queueUrl: queues.queueUrl(queue),
    queueArn: queues.queueArn(queue),
    functionName: source.function,
    invoke,
    batchSize,
    batchWindowMs: batchWindowSeconds * 1000,
    maxConcurrency,
    timeoutSeconds,
    visibilityTimeout: visibilitySeconds(source),
    deadLetter: { queueUrl: queues.queueUrl(deadLetterName(queue)), maxReceiveCount: MAX_RECEIVES },
    log: options.log,
  });
}

/** The gateway comes last, so that no request is taken that could not be finished, and is the first to stop. */
async function openGateway(
  { options, wired, issuer, onStop }: Parts,
  deploy: (name: string) => Invoke,
  relay: StreamPoller,
) {
  const names = [...new Set(wired.routes.map((route) => route.function))];
  const deployed = new Map<string, Invoke>(names.map((name) => [name, deploy(name)]));
  const gateway = await startGateway({
    port: options.apiPort,
    routes: wired.routes,
    invoke: async (name, event, context) => {
      const answer = await deployed.get(name)?.(name, event, context);
      if (event.httpMethod !== "GET") relay.nudge();
      return answer;
    },
    apiKeys: [{ key: DEMO_KEY, name: "demo", plan: "local" }],
    plans: PLANS,
    corsOrigins: options.origins,
    mounts: [{ prefix: ISSUER_PATH, listener: issuer.listener }],
    log: options.log,
  });
  onStop(gateway.stop);
  return gateway.url;
}
