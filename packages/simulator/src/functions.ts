import type { MemoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import type { MemoryObjects } from "@bellyfed/adapters/memory/objects";
import type { MemoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { api } from "@bellyfed/core/http/api";
import type { Commit, EventLog, EventPublisher, EventStore, LogScan, MessageSender } from "@bellyfed/core/ports";
import { readFile } from "@bellyfed/features/imports/files/file";
import { board, noter } from "@bellyfed/features/imports/progress";
import { recordBatch } from "@bellyfed/features/insights/projection";
import { projections } from "@bellyfed/features/projections";
import { importRestaurant } from "@bellyfed/features/restaurants/importing";
import { importWrites, writes } from "@bellyfed/features/writes";
import { restaurantOf } from "@bellyfed/functions/compose/restaurant-of";
import { consumer } from "@bellyfed/functions/lambdas/consumer";
import { jobWorker } from "@bellyfed/functions/lambdas/import";
import { importConsumer } from "@bellyfed/functions/lambdas/import-consumer";
import { counting } from "@bellyfed/functions/lambdas/insights-consumer";
import { processor } from "@bellyfed/functions/lambdas/processor";
import { type Reconciled, reconcile } from "@bellyfed/functions/lambdas/reconcile";
import { relay } from "@bellyfed/functions/lambdas/relay";
import { noteApplied } from "@bellyfed/functions/read-models/health";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { people } from "./history.ts";
import { type Lambda, lambda, type Reach } from "./lambda.ts";
import type { Plant } from "./plants.ts";
import type { World } from "./world.ts";

/** What is behind the ports. */
export interface Backends {
  readonly log: MemoryEventStore;
  readonly store: EventStore & EventLog;
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
  readonly reconcile: Lambda<null, Reconciled>;
  /** By the name of their queue. */
  readonly consumers: ReadonlyMap<string, Lambda<SQSEvent, SQSBatchResponse>>;
}

const identity = memoryIdentity(people);
const signals = quietTelemetry();
const noPages = { revalidate: async () => {} };

/** Every function as its own file composes it, but on ports in memory. */
export function functionsOf(world: World, backends: Backends, plant: Plant): Functions {
  const make = <Event, Result>(name: string, compose: (ports: Ports) => (event: Event) => Promise<Result>) =>
    lambda<Event, Result>(world, name, (reach) => compose(portsOf(reach, backends, plant)));
  const routed = { identity, log: signals.log };
  return {
    command: make("command", (ports) => {
      const routes = writes.flatMap((each) => each({ ...ports, restaurantOf: restaurantOf(ports.store) }));
      return answering(api(routes, routed));
    }),
    import: make("import", (ports) => {
      const routes = importWrites.flatMap((each) => each({ ...ports, board: board(noter(ports)) }));
      return answering(api(routes, routed));
    }),
    relay: make("relay", (ports) => {
      const handle = relay(ports.publisher, signals);
      return (event) => (plant.relay ?? ((result) => result))(handle(event, testContext));
    }),
    reconcile: make("reconcile", (ports) => () => {
      const before = new Date(ports.runtime.now() + 1).toISOString();
      return reconcile(projections, before, { ...ports, log: ports.store });
    }),
    consumers: consumersOf(make, plant),
  };
}

type Make = <Result>(
  name: string,
  compose: (ports: Ports) => (event: SQSEvent) => Promise<Result>,
) => Lambda<SQSEvent, Result>;

function consumersOf(make: Make, plant: Plant): Functions["consumers"] {
  const { projection: planted = (each) => each, consumed = (result) => result } = plant;
  const models = projections.map((each) => {
    const projecting = (ports: Ports) => {
      const more = { log: ports.store, noteApplied: noteApplied(each.name, ports) };
      return consumer(planted(each), { ...ports, ...more }, noPages, signals);
    };
    return [each.name, make(each.name, (ports) => inContext(projecting(ports)))] as const;
  });
  const insights = make("insights", (ports) =>
    inContext(counting((envelopes) => recordBatch(envelopes, ports), noPages, signals)),
  );
  const imports = make("restaurant-imports", (ports) =>
    inContext(importConsumer({ ...ports, log: signals.log, importRestaurant: importRestaurant(ports) }, signals)),
  );
  const jobs = make("import-jobs", (ports) => inContext(jobWorker(ports, signals)));
  const rows = make("import-rows", (ports) => inContext(processor(ports.publisher, ports.runtime, signals)));
  return new Map([
    ...models,
    ["insights", insights],
    ["restaurant-imports", imports],
    ["import-jobs", jobs],
    ["import-rows", rows],
  ]);

  function inContext(handle: (event: SQSEvent, context: typeof testContext) => Promise<SQSBatchResponse>) {
    return (event: SQSEvent) => consumed(handle(event, testContext));
  }
}

type Ports = ReturnType<typeof portsOf>;

function portsOf(reach: Reach, backends: Backends, { store = (s) => s, table = (t) => t, scanned }: Plant) {
  const scan = reach.port({ scan: async (from: number) => backends.log.appended.slice(from, from + SCAN_PAGE) });
  return {
    store: store(reach.port(backends.store)),
    table: table(reach.port(backends.table)),
    publisher: reach.port(backends.bus),
    files: reach.port(backends.files),
    jobs: reach.port(backends.jobs),
    rows: reach.port(backends.rows),
    runtime: reach.runtime,
    logger: signals.log,
    readFile,
    scan: scanning(async (from) => (scanned ?? ((page) => page))(await scan.scan(from))),
  };
}

const SCAN_PAGE = 5;

/** A scan reads page by page, while others write. */
const scanning = (page: (from: number) => Promise<readonly Commit[]>): LogScan => ({
  async *commits() {
    for (let from = 0, size = SCAN_PAGE; size === SCAN_PAGE; from += size) {
      const commits = await page(from);
      size = commits.length;
      yield commits;
    }
  },
});

const answering =
  (app: ReturnType<typeof api>) =>
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
