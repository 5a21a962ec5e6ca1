import { memoryChatKeys } from "@bellyfed/adapters/memory/chat-keys";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryObjects } from "@bellyfed/adapters/memory/objects";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import { memoryWriteCounter } from "@bellyfed/adapters/memory/write-counter";
import type { Commit, EventLog, EventStore, MessageSender } from "@bellyfed/core/ports";
import { TIMERS } from "@bellyfed/core/wiring";
import type { Backends } from "./backends.ts";
import { bus } from "./bus.ts";
import { type Functions, functionsOf, queues as manifests } from "./functions.ts";
import { outbox } from "./outbox.ts";
import type { Plant } from "./plant.ts";
import { type Queue, queue } from "./queue.ts";
import { watch } from "./sealed.ts";
import { timers } from "./timers.ts";
import type { World } from "./world.ts";

export type System = Backends & { readonly functions: Functions; readonly snapshots: () => number };

const SCAN_PAGE = 5;

/**
 * The whole backend in one process: the real functions, wired as the features say, on ports in memory. `rebuilds`: whether there is a place
 * for a second generation of the read table.
 */
export function system(world: World, plant: Plant = {}, rebuilds = false, lanes = 1): System {
  const queues = new Map<string, Queue>();
  const log = memoryEventStore();
  let snapshots = 0;
  const backends: Backends = {
    log,
    store: {
      ...announcing(log, (commit) => {
        watch(world, "the log", commit);
        announce(commit);
      }),
      async saveSnapshot(...snapshot) {
        watch(world, "a snapshot", snapshot);
        snapshots++;
        await log.saveSnapshot(...snapshot);
      },
    },
    pages: memoryLogPages(log, SCAN_PAGE),
    table: memoryReadTable(),
    second: rebuilds ? memoryReadTable() : undefined,
    files: memoryObjects(),
    keys: memoryKeyStore(),
    chatKeys: memoryChatKeys(),
    meter: memoryTokenMeter(),
    bus: bus(world, queues),
    jobs: sender(queues, "import-jobs"),
    rows: sender(queues, "import-rows"),
    subjects: memoryWriteCounter(),
    accounts: { remove: async () => {} },
    locator: {
      at: async ({ lng }) =>
        lng < 0
          ? { time_zone: "Europe/Lisbon", neighborhood: "Alfama" }
          : { time_zone: "Europe/Berlin", neighborhood: null },
    },
    scheduler: timers(world, () => queues.get(TIMERS)),
  };
  const functions = functionsOf(world, backends, plant, lanes);
  const announce = outbox(world, functions.relay);
  for (const settings of manifests) {
    const consume = functions.consumers.get(settings.name);
    if (consume) queues.set(settings.name, queue(world, { ...settings, consume }));
  }
  return { ...backends, functions, snapshots: () => snapshots };
}

const sender = (queues: ReadonlyMap<string, Queue>, name: string): MessageSender => ({
  async send(messages) {
    for (const message of messages) queues.get(name)?.put(JSON.stringify(message));
  },
});

type Log = EventStore & EventLog & { readonly appended: readonly Commit[] };

/** The table's stream shows what was appended. */
const announcing = (log: Log, announce: (commit: Commit) => void): Omit<EventStore, "saveSnapshot"> & EventLog => ({
  load: log.load,
  since: log.since,
  async append(commit) {
    const result = await log.append(commit);
    const stored = log.appended.at(-1);
    if (result.appended && stored) announce(stored);
    return result;
  },
  async appendAll(commits) {
    const result = await log.appendAll(commits);
    if (result.appended) log.appended.slice(-commits.length).forEach(announce);
    return result;
  },
});
