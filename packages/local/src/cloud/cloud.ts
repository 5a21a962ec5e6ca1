import { join } from "node:path";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { type Wiring, wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { functions } from "@bellyfed/functions/functions";
import { startBus } from "../bus/bus.ts";
import { compactIfPending } from "../compaction/compact.ts";
import { openDoor } from "../dynamodb/door.ts";
import { type DynamoEngine, databaseFile } from "../dynamodb/engine.ts";
import { startSweeper } from "../dynamodb/expiry.ts";
import { type KeptEngine, keepDynamo } from "../dynamodb/keep.ts";
import { prepareStore } from "../dynamodb/streams.ts";
import { createTables } from "../dynamodb/tables.ts";
import { openIssuer } from "../issuer/issuer.ts";
import { type CheckpointStore, checkpointStore } from "../lambda/checkpoints.ts";
import type { Invoke } from "../lambda/context.ts";
import { answerInvoke, FUNCTIONS_PATH } from "../lambda/invoke-path.ts";
import { queueUrlOf } from "../scheduler/environment.ts";
import { SCHEDULES_PATH } from "../scheduler/request.ts";
import { startTimers, type Timers } from "../scheduler/timers.ts";
import { deadLetterName, type Queues, startQueues } from "../sqs/queues.ts";
import { type Cloud, type CloudOptions, connect, type OnStop } from "./connect.ts";
import { credentialsOf } from "./credentials.ts";
import { emptyStore, isEmptyLog, leftOfLog } from "./empty-store.ts";
import { BUS, IMPORT_BUCKET, issuerUrl, TIME_ZONE_FUNCTION } from "./environment.ts";
import { holdFolder } from "./folder-lock.ts";
import { secondReadTable, tables } from "./tables.ts";

const SWEEP_SECONDS = 600;

/**
 * Starts the local cloud: database, queues, bus, issuer, gateway and pollers, connected as the features say. What an earlier run had
 * accepted and not finished is finished now. When one part does not start, those before it are stopped.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const stack: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of stack.splice(0).reverse()) await end();
  };
  try {
    return { ...(await start(options, wiring(features), (end) => stack.push(end))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: CloudOptions, wired: Wiring, onStop: OnStop): Promise<Omit<Cloud, "stop">> {
  // First of all: a file of neighbourhoods that is wrong is told at once.
  const locateAt = functions["time-zone"]({ NEIGHBOURHOODS: options.neighborhoods });
  const locate: Invoke = (_, event, context) => locateAt(event as never, context);
  onStop(holdFolder(options.dataDir).release);
  const checkpoints = checkpointStore(join(options.dataDir, "checkpoints.json"), options.log);
  onStop(async () => compact(options, checkpoints));
  const left = leftOfLog(options.dataDir, checkpoints.list());
  const issuer = await openIssuer({
    dataDir: options.dataDir,
    url: issuerUrl(options.apiPort),
    staffNeedSecondFactor: options.staffNeedSecondFactor,
    attemptsPerAddress: options.attemptsPerAddress,
  });
  const { dynamo, dynamoUrl } = await startDatabase(options, checkpoints, onStop);
  if (left.length > 0 && !options.acceptEmptyStore && (await isEmptyLog(dynamoClient(dynamo)))) {
    throw emptyStore(dynamo.owned ? databaseFile(options.dataDir) : dynamo.endpoint, left);
  }
  const queues = await startQueues({
    dataDir: options.dataDir,
    port: options.sqsPort,
    queues: wired.queues.map(({ name, visibilitySeconds, maxReceives }) => ({
      name,
      visibilityTimeout: visibilitySeconds,
      maxReceiveCount: maxReceives,
    })),
    buckets: [IMPORT_BUCKET],
    welcome: options.welcome,
    credentials: credentialsOf(options.dataDir),
  });
  onStop(queues.stop);
  const timers = startTimers({
    ...{ dataDir: options.dataDir, deliver: queues.deliver, log: options.log },
    queueUrlOf: queueUrlOf(queues),
  });
  onStop(timers.stop);
  const bus = await startRules(options, wired, { queues, timers, locate });
  onStop(bus.stop);
  return connect({ options, wired, dynamo, dynamoUrl, queues, bus, issuer, checkpoints, onStop });
}

interface Behind {
  readonly queues: Queues;
  readonly timers: Timers;
  /** The function that knows where places are. */
  readonly locate: Invoke;
}

const startRules = (
  { dataDir, eventsPort, busFault, welcome, log }: CloudOptions,
  { rules }: Wiring,
  { queues, timers, locate }: Behind,
) =>
  startBus({
    dataDir,
    port: eventsPort,
    bus: BUS,
    rules: rules.map(({ name, pattern, queue }) => ({
      name,
      pattern,
      target: queues.queueUrl(queue),
      deadLetter: queues.queueUrl(deadLetterName(queue)),
    })),
    deliver: queues.deliver,
    mounts: [
      { prefix: SCHEDULES_PATH, answer: timers.answer },
      { prefix: FUNCTIONS_PATH, answer: answerInvoke(new Map([[TIME_ZONE_FUNCTION, locate]])) },
    ],
    welcome,
    ...(busFault && { fault: busFault }),
    log,
  });

/** Where nothing is open: before the parts are started, and after they have stopped. */
const compact = ({ dataDir, log }: CloudOptions, checkpoints: CheckpointStore): void =>
  compactIfPending({ dataDir, checkpoints: checkpoints.list(), log });

async function startDatabase(
  options: CloudOptions,
  checkpoints: CheckpointStore,
  onStop: OnStop,
): Promise<{ dynamo: KeptEngine; dynamoUrl: string }> {
  const { dataDir, dynamoEndpoint, log, onFailure = log } = options;
  if (!dynamoEndpoint) await prepareStore(dataDir, checkpoints.list(), new Date());
  compact(options, checkpoints);
  const dynamo = await keepDynamo({ dataDir, endpoint: dynamoEndpoint, log, onGivenUp: onFailure });
  onStop(dynamo.stop);
  const dynamoUrl = dynamo.owned ? await openDoorTo(dynamo, options, onStop) : dynamo.endpoint;
  const client = dynamoClient(dynamo);
  const all = [...tables, secondReadTable];
  await createTables(client, all);
  if (dynamo.owned) {
    const onError = (error: unknown) => log(`Expired items could not be deleted: ${error}`);
    onStop(startSweeper(client, all, { everySeconds: SWEEP_SECONDS, onError }));
  }
  return { dynamo, dynamoUrl };
}

async function openDoorTo({ endpoint }: DynamoEngine, { dynamoPort, welcome }: CloudOptions, onStop: OnStop) {
  const door = await openDoor(endpoint, dynamoPort, welcome);
  onStop(door.stop);
  return door.endpoint;
}
