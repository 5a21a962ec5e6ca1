import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryTablePages } from "@bellyfed/adapters/memory/pages";
import type { MemoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { freshOpener, type OpenEnvelopes, opener, opening } from "@bellyfed/core/sealing/log";
import { sealing } from "@bellyfed/core/sealing/store";
import { INDEX_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import { locateBy } from "@bellyfed/functions/locating";
import { cachedPlaces } from "@bellyfed/functions/read-models/control";
import { type Generations, oneGeneration } from "@bellyfed/functions/read-models/generation-tables";
import { liveGeneration, liveReader, liveTable } from "@bellyfed/functions/read-models/generations";
import { sealingBy } from "@bellyfed/functions/sealing";
import { looking } from "@bellyfed/functions/search/looking";
import { wordless } from "@bellyfed/functions/search/words";
import { noPages, quietTelemetry } from "@bellyfed/testing/invocation";
import type { Backends } from "./backends.ts";
import { people } from "./history.ts";
import { openJournal } from "./index-journal.ts";
import type { Reach } from "./lambda.ts";
import type { Plant } from "./plant.ts";

const TABLE_PAGE = 10;
/**
 * How long functions go by what they know of the generations, in seconds. Long enough that a rebuild which does not wait for it overtakes
 * consumers in many histories, short enough that commands still come while one that waits goes on.
 */
const CACHE_SECONDS = 10;

const identity = memoryIdentity(people);
const asIs = <Same>(same: Same): Same => same;

export type Ports = ReturnType<typeof portsOf>;

/** What an instance of a function reaches, all of it over a network that fails. */
export function portsOf(reach: Reach, backends: Backends, plant: Plant) {
  const { store: plantedStore = asIs, scheduler: plantedScheduler = asIs, scanned = asIs } = plant;
  const { keys = asIs, sealing: plantedSealing = asIs } = plant;
  const log = plantedStore(reach.port(backends.store));
  const by = plantedSealing(sealingBy(keys(reach.port(backends.keys)), reach.runtime));
  const pages = reach.port(backends.pages);
  const generations = generationsOf(reach, backends, plant);
  return {
    ...{ store: sealing(log, by), log, events: opening(log, by), open: opener(by), openNow: freshOpener(by) },
    ...{ generations, identity, cache: noPages, runtime: reach.runtime },
    pages: { page: async (cursor: string | null) => scanned(await pages.page(cursor)) },
    table: generations.tables[1],
    publisher: reach.port(backends.bus),
    files: reach.port(backends.files),
    jobs: reach.port(backends.jobs),
    rows: reach.port(backends.rows),
    keys: keys(reach.port(backends.keys)),
    subjects: reach.port(backends.subjects),
    accounts: reach.port(backends.accounts),
    ...locatingOf(reach, backends),
    scheduler: plantedScheduler(reach.port(backends.scheduler)),
    bodySecret: "of this history",
  };
}

function locatingOf(reach: Reach, backends: Backends) {
  const locator = reach.port(backends.locator);
  return { locator, locate: locateBy(locator, quietTelemetry()), findsNeighborhoods: true };
}

/** Where nothing is ever built anew there is one table, and nothing is asked. */
function generationsOf(reach: Reach, { table, second }: Backends, { table: planted = asIs }: Plant) {
  const kept = planted(reach.port(table));
  if (!second) return oneGeneration(kept);
  const places = cachedPlaces(kept, CACHE_SECONDS, reach.runtime);
  return { tables: { 1: kept, 2: planted(reach.port(second)) }, places };
}

/** As a function knows them in which a bug is planted. */
export const mistaken = <Table>(
  { tables, places }: Generations<Table>,
  mistake: Plant["followed"] = asIs,
): Generations<Table> => ({ tables, places: async () => mistake(await places()) });

export const readingPorts = (ports: Ports, { readers }: Plant) => ({
  ...ports,
  table: liveReader(mistaken(ports.generations, readers)),
  generation: liveGeneration(mistaken(ports.generations, readers)),
  cursors: cursors("simulator"),
  emit: async () => {},
});

export const insightsPorts = (ports: Ports) => ({ ...ports, table: liveTable(ports.generations) });

export function rebuildPorts(ports: Ports, reach: Reach, { table, second = table }: Backends, { patience }: Plant) {
  const { tables } = ports.generations;
  const pagesOf = (memory: MemoryReadTable) => reach.port(memoryTablePages(memory, TABLE_PAGE));
  return {
    ...ports,
    places: { 1: { table: tables[1], pages: pagesOf(table) }, 2: { table: tables[2], pages: pagesOf(second) } },
    logPages: ports.pages,
    cacheSeconds: patience ?? CACHE_SECONDS,
  };
}

const keptIn = (reach: Reach, { files }: Backends, key: string) =>
  reach.port({
    read: async () => files.files.get(key)?.bytes,
    put: (file: Uint8Array) => files.put(key, file, "application/gzip"),
  });
const journals =
  ({ index = asIs }: Plant) =>
  (file: Uint8Array | undefined) =>
    openJournal(file, index);

export const indexingPorts = (
  { table, pages, open: words, runtime }: Ports,
  reach: Reach,
  backends: Backends,
  plant: Plant,
) => ({
  ...{ table, pages, words, now: runtime.now, open: journals(plant) },
  index: keptIn(reach, backends, INDEX_KEY),
  unfinished: keptIn(reach, backends, UNFINISHED_KEY),
});

export function searchingPorts(ports: Ports, reach: Reach, backends: Backends, plant: Plant) {
  const { runtime, identity } = ports;
  const look = copyOf({ ...ports, words: wordless }, reach, backends, plant);
  return { look, identity, cursors: cursors("simulator"), now: runtime.now };
}

export const guidePorts = (ports: Ports, reach: Reach, backends: Backends, plant: Plant) => ({
  look: copyOf({ ...ports, words: ports.open }, reach, backends, plant),
});

/** A copy of the index that follows the feed, by those who know these words of reviews. */
function copyOf(
  { table, runtime, words }: Pick<Ports, "table" | "runtime"> & { readonly words: OpenEnvelopes },
  reach: Reach,
  backends: Backends,
  plant: Plant,
) {
  const onBroken = (error: Error) => {
    throw error;
  };
  const newest = keptIn(reach, backends, INDEX_KEY).read;
  return looking({ table, words, runtime, newest, open: journals(plant), onBroken });
}
