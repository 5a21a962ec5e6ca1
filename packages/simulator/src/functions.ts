import type { MemoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import type { MemoryObjects } from "@bellyfed/adapters/memory/objects";
import type { MemoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { LogPages } from "@bellyfed/core/pages";
import type { EventLog, EventPublisher, EventStore, MessageSender } from "@bellyfed/core/ports";
import { features } from "@bellyfed/features/features";
import { projections } from "@bellyfed/features/projections";
import { command } from "@bellyfed/functions/compose/command";
import { consumer } from "@bellyfed/functions/compose/consumer";
import { importing } from "@bellyfed/functions/compose/import";
import { importConsumer } from "@bellyfed/functions/compose/import-consumer";
import { importReader } from "@bellyfed/functions/compose/import-reader";
import { insightsConsumer } from "@bellyfed/functions/compose/insights-consumer";
import { processor } from "@bellyfed/functions/compose/processor";
import { type ReconcileRequest, reconciler } from "@bellyfed/functions/compose/reconcile";
import { relay } from "@bellyfed/functions/compose/relay";
import type { Handler } from "@bellyfed/functions/lambda";
import { oneGeneration } from "@bellyfed/functions/read-models/generations";
import type { Reconciled } from "@bellyfed/functions/read-models/reconcile";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Hono } from "hono";
import { people } from "./history.ts";
import { type Lambda, lambda, type Reach } from "./lambda.ts";
import type { Plant } from "./plants.ts";
import type { World } from "./world.ts";

/** What is behind the ports. */
export interface Backends {
  readonly log: MemoryEventStore;
  readonly store: EventStore & EventLog;
  readonly pages: LogPages;
  readonly table: MemoryReadTable;
  readonly files: MemoryObjects;
  readonly bus: EventPublisher;
  readonly jobs: MessageSender;
  readonly rows: MessageSender;
}

/** A request of a client: its token is the person's name. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
export interface Answered {
  readonly status: number;
  readonly etag: string | null;
  readonly replayed: boolean;
  readonly body: unknown;
}

export interface Functions {
  readonly command: Lambda<Call, Answered>;
  readonly import: Lambda<Call, Answered>;
  readonly relay: Lambda<DynamoDBStreamEvent, DynamoDBBatchResponse>;
  readonly reconcile: Lambda<ReconcileRequest, Reconciled>;
  /** By the name of their queue. */
  readonly consumers: ReadonlyMap<string, Lambda<SQSEvent, SQSBatchResponse>>;
}

const identity = memoryIdentity(people);
const signals = quietTelemetry();
const cache = { revalidate: async () => {} };

/** Every function as its own file composes it, but on ports in memory. */
export function functionsOf(world: World, backends: Backends, plant: Plant): Functions {
  const make = <Event, Result>(name: string, compose: (ports: Ports) => (event: Event) => Promise<Result>) =>
    lambda<Event, Result>(world, name, (reach) => compose(portsOf(reach, backends, plant)));
  const { relay: relayed = (result) => result, consumed = (result) => result } = plant;
  const consumers = consumersOf(plant);
  return {
    command: make("command", (ports) => answering(command(ports, signals))),
    import: make("import", (ports) => answering(importing(ports, signals))),
    relay: make("relay", (ports) => {
      const handle = relay(ports, signals);
      return (event) => relayed(handle(event, testContext));
    }),
    reconcile: make("reconcile", (ports) => {
      const handle = reconciler(ports, signals);
      return (request) => handle(request, testContext);
    }),
    consumers: new Map(
      queues.map(({ name, function: by }) => [
        name,
        make(name, (ports) => {
          const handle = consumers[by]?.(ports, name);
          if (!handle) throw new Error(`Nothing consumes the queue ${name}`);
          return (event: SQSEvent) => consumed(handle(event, testContext));
        }),
      ]),
    ),
  };
}

/** Every queue that a feature has, that of a read model too. */
export const queues = features.flatMap(({ readModels, queues }) => [...readModels, ...queues]);

type Consume = (ports: Ports, queue: string) => Handler<SQSEvent, SQSBatchResponse>;

/** What consumes queues, by the function's name. */
const consumersOf = ({ projection: planted = (each) => each }: Plant): Readonly<Record<string, Consume>> => ({
  consumer: (ports, queue) => {
    const projection = projections.find(({ name }) => name === queue);
    if (!projection) throw new Error(`There is no read model ${queue}`);
    return consumer(planted(projection), ports, signals);
  },
  "insights-consumer": (ports) => insightsConsumer(ports, signals),
  "import-consumer": (ports) => importConsumer(ports, signals),
  "import-reader": (ports) => importReader(ports, signals),
  processor: (ports) => processor(ports, signals),
});

type Ports = ReturnType<typeof portsOf>;

function portsOf(
  reach: Reach,
  backends: Backends,
  { store: plantedStore = (s) => s, table: plantedTable = (t) => t, scanned = (page) => page }: Plant,
) {
  const store = plantedStore(reach.port(backends.store));
  const table = plantedTable(reach.port(backends.table));
  const pages = reach.port(backends.pages);
  return {
    store,
    log: store,
    pages: { page: async (cursor: string | null) => scanned(await pages.page(cursor)) },
    table,
    generations: oneGeneration(table),
    publisher: reach.port(backends.bus),
    files: reach.port(backends.files),
    jobs: reach.port(backends.jobs),
    rows: reach.port(backends.rows),
    runtime: reach.runtime,
    identity,
    cache,
  };
}

const answering =
  (app: Hono) =>
  async (call: Call): Promise<Answered> => {
    const { method, path, headers, body } = call;
    const response = await app.request(path, { method, headers, body: JSON.stringify(body) });
    return {
      status: response.status,
      etag: response.headers.get("etag"),
      replayed: response.headers.get("idempotency-replayed") === "true",
      body: response.status === 204 ? null : await response.json(),
    };
  };
