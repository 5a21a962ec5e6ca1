import type { Disclosures } from "./disclosure.ts";
import { asksForKey, type Endpoint, type HttpFunction, type Method, streams } from "./endpoint.ts";
import type { EventDefinitions } from "./event.ts";

type Endpoints = Readonly<Record<string, Endpoint>>;

/**
 * What a feature is and what it asks of the infrastructure, as plain data. The cloud, the laptop and the simulator are built from these
 * lists, so that they cannot drift apart.
 */
export interface FeatureManifest<Operations extends Endpoints = Endpoints, Code extends string = string> {
  readonly name: string;
  /** What it is about, in a sentence for the API's document. */
  readonly about: string;
  readonly endpoints: Operations;
  /** The codes of the problems that only its operations answer. */
  readonly codes: readonly Code[];
  /** Its event types: those of the log, those that only the bus carries, and those that tell of reads. */
  readonly events: { readonly log: EventDefinitions; readonly bus: EventDefinitions; readonly reads: EventDefinitions };
  /** What everybody is told of its events of the log, by their types; nothing of those that it leaves out. */
  readonly told: Disclosures;
  readonly routes: readonly RouteManifest[];
  readonly readModels: readonly ReadModelManifest[];
  readonly policies: readonly PolicyManifest[];
  /** The names of its timers; what is commanded when one is due is in its `timers.ts`. All share one queue (+ dead-letter queue) -> `timer`. */
  readonly timers: readonly string[];
  readonly queues: readonly QueueManifest[];
  readonly schedules: readonly ScheduleManifest[];
}

/** One route of the API; `path` in API Gateway's form: `/restaurants/{id}`. */
export interface RouteManifest {
  readonly method: Method;
  readonly path: string;
  readonly function: HttpFunction;
  /** False only for the routes that anyone may call without an API key. */
  readonly apiKey: boolean;
  /** Whether its function streams: what it answers as a whole goes out in the same way. */
  readonly streaming?: true;
  /** Whether other methods at its path are refused as such, and not as what is not there. */
  readonly alone?: true;
}

/**
 * A bus rule -> queue (+ dead-letter queue) -> consumer. The rule matches any of `eventTypes` from `source`, and all that comes from there
 * where they are left out.
 */
export interface ReadModelManifest {
  readonly name: string;
  /** The Lambda that consumes the queue; `consumer` runs the projection named like the read model. */
  readonly function: "consumer" | "insights-consumer" | "import-consumer" | "feed-consumer";
  readonly match: readonly { readonly source: string; readonly eventTypes?: readonly string[] }[];
  /** Messages per batch, 1 to 10 for SQS without a window, more with one. */
  readonly batchSize: number;
  /** Seconds that Lambda may wait to fill a batch. */
  readonly batchWindow?: number;
  /** Most concurrent invocations (2 or more, as SQS event sources have it); left out: unlimited. */
  readonly maxConcurrency?: number;
}

/** When one of these events of the log happened, the feature's policy of this name commands what follows: a rule -> queue (+ dead-letter queue) -> its function. */
export interface PolicyManifest {
  readonly name: string;
  /** The Lambda that consumes the queue: one of its own for a policy that reaches more than the log. */
  readonly function: "policy-consumer" | "erasure-consumer";
  readonly eventTypes: readonly string[];
}

/** A work queue (+ dead-letter queue) that is sent to directly, not through the bus. Its URL reaches functions as an environment variable. */
export interface QueueManifest {
  readonly name: string;
  readonly function: string;
  readonly environment: string;
  readonly batchSize: number;
  readonly maxConcurrency?: number;
  /** Seconds that one batch may take; the queue's visibility timeout follows from it. */
  readonly timeout: number;
}

/** A function that is run at a fixed rate. */
export interface ScheduleManifest {
  readonly name: string;
  readonly function: string;
  readonly everyMinutes: number;
}

/** What a feature says of itself; what it leaves out has a default. */
interface Parts<Operations extends Endpoints, Code extends string> {
  readonly about: string;
  readonly endpoints: Operations;
  readonly codes?: readonly Code[];
  readonly log?: EventDefinitions;
  readonly bus?: EventDefinitions;
  readonly reads?: EventDefinitions;
  /** Left out: nobody but admins is told of its events. */
  readonly told?: Disclosures;
  /** Left out: one of the feature's name that follows its log events, if it has any. */
  readonly readModels?: readonly ReadModelManifest[];
  readonly policies?: readonly PolicyManifest[];
  readonly timers?: readonly string[];
  readonly queues?: readonly QueueManifest[];
  readonly schedules?: readonly ScheduleManifest[];
}

/** A feature's manifest: `feature("reviews", { endpoints, log: reviewEvents })`. */
export function feature<const Operations extends Endpoints, const Code extends string = never>(
  name: string,
  {
    about,
    endpoints,
    codes = [],
    log = {},
    bus = {},
    reads = {},
    told = {},
    policies = [],
    timers = [],
    queues = [],
    schedules = [],
    readModels = Object.keys(log).length > 0 ? [projected(name, log)] : [],
  }: Parts<Operations, Code>,
): FeatureManifest<Operations, Code> {
  const routes = Object.values(endpoints).map(routeOf);
  return {
    name,
    about,
    endpoints,
    codes,
    events: { log, bus, reads },
    told,
    routes,
    readModels,
    policies,
    timers,
    queues,
    schedules,
  };
}

function routeOf({ operation, method, path, function: answeredBy, access, streaming, alone }: Endpoint): RouteManifest {
  const isStreamed = streams(answeredBy);
  if (streaming && !isStreamed) throw new Error(`${operation} is streamed, and "${answeredBy}" cannot do that`);
  const facts = { method, path, function: answeredBy, apiKey: asksForKey(access) };
  return { ...facts, ...(isStreamed && { streaming: true }), ...(alone && { alone }) };
}

/** A read model that the `consumer` projects from all of a stream's events. */
export const projected = (name: string, log: EventDefinitions): ReadModelManifest => ({
  name,
  function: "consumer",
  match: [{ source: "outbox-processor", eventTypes: typesOf(log) }],
  batchSize: 10,
  maxConcurrency: 4,
});

/** A policy that reacts to these events of the log. */
export const reacting = (
  name: string,
  on: EventDefinitions,
  by: PolicyManifest["function"] = "policy-consumer",
): PolicyManifest => ({ name, function: by, eventTypes: typesOf(on) });

/** The names of event types. */
export const typesOf = (events: EventDefinitions): string[] => Object.values(events).map(({ type }) => type);

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The operations of all features, by name. */
export const operationsOf = <const Features extends readonly FeatureManifest[]>(features: Features) =>
  Object.assign({}, ...features.map(({ endpoints }) => endpoints)) as Intersection<Features[number]["endpoints"]>;
