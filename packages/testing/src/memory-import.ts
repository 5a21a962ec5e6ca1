import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryObjects } from "@bellyfed/adapters/memory/objects";
import { memoryPublisher } from "@bellyfed/adapters/memory/publisher";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memorySender } from "@bellyfed/adapters/memory/sender";
import { cursors } from "@bellyfed/core/cursor";
import { type Envelope, envelopesOf } from "@bellyfed/core/envelope";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import type { EventStore, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { readFile } from "@bellyfed/features/imports/files/file";
import { board, noter } from "@bellyfed/features/imports/progress";
import { readModel } from "@bellyfed/features/imports/projection";
import { reads } from "@bellyfed/features/imports/reads";
import { writes } from "@bellyfed/features/imports/writes";
import { importRestaurant } from "@bellyfed/features/restaurants/importing";
import { jobWorker } from "@bellyfed/functions/lambdas/import";
import { importConsumer } from "@bellyfed/functions/lambdas/import-consumer";
import { processor } from "@bellyfed/functions/lambdas/processor";
import { quietTelemetry, sqsEvent, testContext } from "./invocation.ts";

interface Faulty {
  readonly store?: (store: EventStore) => EventStore;
  readonly table?: (table: ReadTableWriter) => ReadTableWriter;
  readonly refuse?: (envelope: Envelope) => boolean;
}

const identity = memoryIdentity({
  admin: { sub: "root", name: "Root", role: "admin" },
  user: { sub: "ann", name: "Ann", role: "user" },
});

/** The functions of imports on ports in memory, for tests: what they send to each other waits until a step is called. */
export function memoryImport({ store: brokenStore = (s) => s, table: brokenTable = (t) => t, refuse }: Faulty = {}) {
  const [log, items, files] = [memoryEventStore(), memoryReadTable(), memoryObjects()];
  const [jobs, rows, publisher] = [memorySender(), memorySender(), memoryPublisher(refuse && { refuse })];
  const runtime: Runtime = { now: () => Date.UTC(2026, 10, 21), id: ulids(), sleep: async () => {}, random: () => 0 };
  const signals = quietTelemetry();
  const ports = {
    store: brokenStore(log),
    table: brokenTable(items),
    files,
    jobs,
    rows,
    runtime,
    readFile,
    log: signals.log,
  };
  const routes = [
    ...writes({ ...ports, board: board(noter(ports)) }),
    ...reads({ runtime, table: items, cursors: cursors("secret"), emit: async () => {} }),
  ];
  const app = api(routes, { identity, log: signals.log });
  const work = jobWorker(ports, signals);
  const announce = processor(publisher, runtime, signals);
  const consume = importConsumer({ ...ports, importRestaurant: importRestaurant(ports) }, signals);
  const batch = (messages: readonly unknown[]) => sqsEvent(...messages.map((message) => JSON.stringify(message)));
  return {
    ...{ log, items, files, jobs, rows, publisher, warnings: signals.warnings },
    call: (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
      app.request(path, {
        method,
        headers: { authorization: "Bearer admin", "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    readFiles: (messages = jobs.sent) => work(batch(messages), testContext),
    announce: (messages = rows.sent) => announce(batch(messages), testContext),
    consume: (envelopes = publisher.published) => consume(batch(envelopes.map((detail) => ({ detail }))), testContext),
    project: () =>
      projectBatch(
        readModel,
        log.appended.flatMap((commit) => envelopesOf(commit)),
        {
          ...{ table: items, log, runtime, logger: signals.log },
        },
      ),
  };
}
