import type {
  FeatureManifest,
  PolicyManifest,
  QueueManifest,
  ReadModelManifest,
  RouteManifest,
  ScheduleManifest,
} from "./manifest.ts";
import type { RetrySeconds } from "./redelivery.ts";
import { type Relay, relay } from "./relay.ts";

/** All that the features ask of the infrastructure, worked out: the cloud, the laptop and the simulator connect just this. */
export interface Wiring {
  readonly routes: readonly RouteManifest[];
  readonly rules: readonly Rule[];
  readonly queues: readonly Queue[];
  readonly relay: Relay;
  readonly schedules: readonly Schedule[];
  /** Every function but the one that tells Cognito what to put into tokens. */
  readonly functions: readonly DeployedFunction[];
}

/** The bus sends the events that match into the queue. */
export interface Rule {
  readonly name: string;
  /** In EventBridge's event-pattern language. */
  readonly pattern: { readonly source: readonly string[]; readonly "detail-type"?: readonly string[] };
  readonly queue: string;
}

/** A queue (+ dead-letter queue) and how its function is handed the messages. */
export interface Queue {
  readonly name: string;
  /** The Lambda that consumes it, by its file. */
  readonly function: string;
  /** What that function's environment holds besides what all share. */
  readonly environment: Readonly<Record<string, string>>;
  /** For a queue that is sent to directly: the environment variable that tells the senders its URL. */
  readonly urlVariable?: string;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** Most invocations at the same time; left out: as many as there are. */
  readonly maxConcurrency?: number;
  /** How long one batch may take. */
  readonly timeoutSeconds: number;
  /** How long a message that was received is hidden from others: what a function that ended too soon has left waits for so long. */
  readonly visibilitySeconds: number;
  /** How long a message that its function reported as failed waits. */
  readonly retrySeconds: RetrySeconds;
  /** How often a message is tried before it goes to the dead-letter queue. */
  readonly maxReceives: number;
}

export interface Schedule extends ScheduleManifest {
  readonly timeoutSeconds: number;
}

export interface DeployedFunction {
  /** Like its file, but that every read model and every policy has a function of its own: `consumer-reviews`. */
  readonly name: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** The queues that it consumes. */
  readonly queues: readonly string[];
}

/** The variable that tells a consumer which read model is its own. */
export const READ_MODEL = "READ_MODEL";
/** The variable that tells a policy's consumer which policy is its own. */
export const POLICY = "POLICY";

/** Under API Gateway's 29 seconds; a read or a command that takes longer than this is lost anyway. */
const HTTP_SECONDS = 15;
const CONSUMER_SECONDS = 60;
/** What looks at everything may take as long as Lambda lets it. */
const LONGEST_SECONDS = 900;
/** Most failures are over within seconds (a conflict, a throttled table); what lasts for a quarter of an hour is for people to look at. */
const RETRIES: Pick<Queue, "retrySeconds" | "maxReceives"> = { retrySeconds: [1, 5, 30, 60, 120, 360], maxReceives: 8 };

/** Works out from the features' manifests what is to be connected. */
export function wiring(manifests: readonly FeatureManifest[]): Wiring {
  const models = manifests.flatMap(({ readModels }) => readModels);
  const policies = manifests.flatMap((manifest) => manifest.policies);
  const connected = {
    routes: manifests.flatMap(({ routes }) => routes),
    rules: [...models.flatMap(rulesOf), ...policies.flatMap(rulesOfPolicy)],
    queues: [
      ...models.map(queueOfModel),
      ...policies.map(queueOfPolicy),
      ...[...manifests.flatMap(({ queues }) => queues), ...timerQueues(manifests)].map(workQueue),
    ],
    relay,
    schedules: manifests.flatMap(({ schedules }) =>
      schedules.map((each) => ({ ...each, timeoutSeconds: LONGEST_SECONDS })),
    ),
  };
  return { ...connected, functions: functionsOf(connected) };
}

const rulesOf = ({ name, match }: Pick<ReadModelManifest, "name" | "match">): Rule[] =>
  match.map(({ source, eventTypes }) => ({
    name: match.length === 1 ? name : `${name}-${source}`,
    pattern: { source: [source], ...(eventTypes && { "detail-type": eventTypes }) },
    queue: name,
  }));

const queueOfModel = ({ name, function: file, ...batches }: ReadModelManifest): Queue => ({
  name,
  function: file,
  environment: { [READ_MODEL]: name },
  ...handling(batches, CONSUMER_SECONDS),
});

const rulesOfPolicy = ({ name, eventTypes }: PolicyManifest): Rule[] =>
  rulesOf({ name, match: [{ source: "outbox-processor", eventTypes }] });

/** Few at a time: what a policy commands is seldom, and must not push back on what people command. */
const queueOfPolicy = ({ name, function: file }: PolicyManifest): Queue => ({
  name,
  function: file,
  environment: { [POLICY]: name },
  ...handling({ batchSize: 10, maxConcurrency: 2 }, CONSUMER_SECONDS),
});

/** Where timers go that are due, if any feature has some. */
export const TIMERS = "timers";
const timerQueues = (manifests: readonly FeatureManifest[]): QueueManifest[] =>
  manifests.every(({ timers }) => timers.length === 0)
    ? []
    : [
        {
          name: TIMERS,
          function: "timer",
          environment: "TIMERS_QUEUE_URL",
          batchSize: 10,
          maxConcurrency: 2,
          timeout: CONSUMER_SECONDS,
        },
      ];

/** A work queue of a feature, with its tries worked out. */
export const workQueue = ({
  name,
  function: file,
  environment,
  timeout,
  ...batches
}: QueueManifest & Batches): Queue => ({
  name,
  function: file,
  environment: {},
  urlVariable: environment,
  ...handling(batches, timeout),
});

type Batches = Pick<ReadModelManifest, "batchSize" | "batchWindow" | "maxConcurrency">;

/** A message is hidden for six times the function's timeout and the window, as AWS advises: Lambda may hold a batch back before it starts. */
function handling({ batchSize, batchWindow = 0, maxConcurrency }: Batches, timeoutSeconds: number) {
  // Lambda allows more than ten messages of SQS only with a window.
  const batchWindowSeconds = batchSize > 10 ? Math.max(1, batchWindow) : batchWindow;
  const batches = { batchSize, batchWindowSeconds, ...(maxConcurrency !== undefined && { maxConcurrency }) };
  return { ...batches, timeoutSeconds, visibilitySeconds: 6 * timeoutSeconds + batchWindowSeconds, ...RETRIES };
}

/** Each name once; a function that has several uses has the longest of their times. */
function functionsOf({ routes, queues, schedules }: Omit<Wiring, "functions">): DeployedFunction[] {
  const alone = (file: string, timeoutSeconds: number) => ({ name: file, file, environment: {}, timeoutSeconds });
  const uses: (Omit<DeployedFunction, "queues"> & { readonly queue?: string })[] = [
    ...routes.map((route) => alone(route.function, route.streaming ? LONGEST_SECONDS : HTTP_SECONDS)),
    ...queues.filter(({ urlVariable }) => urlVariable !== undefined).map(usedBy),
    ...schedules.map((schedule) => alone(schedule.function, schedule.timeoutSeconds)),
    ...queues.filter(({ urlVariable }) => urlVariable === undefined).map(usedBy),
    alone(relay.function, relay.timeoutSeconds),
    ...["rebuild", "seal"].map((job) => alone(job, LONGEST_SECONDS)),
  ];
  return [...Map.groupBy(uses, ({ name }) => name)].map(([name, own]) => ({
    name,
    file: own[0]?.file ?? name,
    environment: Object.assign({}, ...own.map(({ environment }) => environment)),
    timeoutSeconds: Math.max(...own.map(({ timeoutSeconds }) => timeoutSeconds)),
    queues: own.flatMap(({ queue }) => queue ?? []),
  }));
}

const usedBy = ({ name: queue, function: file, environment, urlVariable, timeoutSeconds }: Queue) => ({
  name: urlVariable === undefined ? `consumer-${queue}` : file,
  file,
  environment,
  timeoutSeconds,
  queue,
});
