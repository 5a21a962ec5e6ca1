import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryObjects } from "@bellyfed/adapters/memory/objects";
import { memoryPublisher } from "@bellyfed/adapters/memory/publisher";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memorySender } from "@bellyfed/adapters/memory/sender";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { cursors } from "@bellyfed/core/cursor";
import { type Envelope, envelopesOf } from "@bellyfed/core/envelope";
import { ulids } from "@bellyfed/core/id";
import type { EventStore, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import type { Locator } from "@bellyfed/core/whereabouts";
import { readModel } from "@bellyfed/features/imports/projection";
import { consumer } from "@bellyfed/functions/compose/consumer";
import { importing } from "@bellyfed/functions/compose/import";
import { importConsumer } from "@bellyfed/functions/compose/import-consumer";
import { importReader } from "@bellyfed/functions/compose/import-reader";
import { processor } from "@bellyfed/functions/compose/processor";
import { query } from "@bellyfed/functions/compose/query";
import { mappedLocator } from "@bellyfed/functions/mapped-locator";
import { oneGeneration } from "@bellyfed/functions/read-models/generation-tables";
import { liveGeneration } from "@bellyfed/functions/read-models/generations";
import { busBatch, noPages, nothingSealed, quietTelemetry, sqsEvent, testContext } from "./invocation.ts";

interface Faulty {
  readonly store?: (store: EventStore) => EventStore;
  readonly table?: (table: ReadTableWriter) => ReadTableWriter;
  readonly refuse?: (envelope: Envelope) => boolean;
  readonly now?: () => number;
  readonly locator?: Locator;
}

const identity = memoryIdentity({
  admin: { sub: "root", name: "Root", role: "admin" },
  user: { sub: "ann", name: "Ann", role: "user" },
});

/** The functions of imports on ports in memory, for tests: what they send to each other waits until a step is called. */
export function memoryImport({
  store: brokenStore = (s) => s,
  table: brokenTable = (t) => t,
  refuse,
  now = () => Date.UTC(2026, 10, 21),
  locator = mappedLocator({}),
}: Faulty = {}) {
  const [log, items, files] = [memoryEventStore(), memoryReadTable(), memoryObjects()];
  const [jobs, rows, publisher] = [memorySender(), memorySender(), memoryPublisher(refuse && { refuse })];
  const runtime: Runtime = { now, id: ulids(), sleep: async () => {}, random: () => 0 };
  const signals = quietTelemetry();
  const ports = {
    locator,
    store: brokenStore(log),
    table: brokenTable(items),
    files,
    jobs,
    rows,
    publisher,
    runtime,
    identity,
  };
  const look = async () => ({ index: memoryIndex(), isBehind: false });
  const asked = importing({ ...ports, look, bodySecret: "secret" }, signals);
  const generations = oneGeneration(items);
  const reading = { ...ports, table: items, generation: liveGeneration(generations) };
  const shown = query({ ...reading, cursors: cursors("secret"), emit: async () => {} }, signals);
  const work = importReader(ports, signals);
  const announce = processor(ports, signals);
  const consume = importConsumer(ports, signals);
  const projecting = { generations, log, open: nothingSealed, runtime, cache: noPages };
  const project = consumer(readModel, projecting, signals);
  const batch = (messages: readonly unknown[]) => sqsEvent(...messages.map((message) => JSON.stringify(message)));
  return {
    ...{ log, items, files, jobs, rows, publisher, warnings: signals.warnings },
    call: (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
      (method === "GET" ? shown : asked).request(path, {
        method,
        headers: { authorization: "Bearer admin", "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    readFiles: (messages = jobs.sent) => work(batch(messages), testContext),
    announce: (messages = rows.sent) => announce(batch(messages), testContext),
    consume: (envelopes = publisher.published) => consume(busBatch(envelopes), testContext),
    project: () => project(busBatch(log.appended.flatMap((commit) => envelopesOf(commit))), testContext),
  };
}
