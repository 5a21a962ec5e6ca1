import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryLogPages, memoryTablePages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Event } from "@bellyfed/core/event";
import { currentKeys } from "@bellyfed/core/keys";
import type { Commit, EventStore } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import { readTableOf } from "@bellyfed/core/read-table";
import { opener } from "@bellyfed/core/sealing/log";
import type { Definitions } from "@bellyfed/core/sealing/payload";
import { sealing } from "@bellyfed/core/sealing/store";
import { projections } from "@bellyfed/features/projections";
import { restaurantClosed, restaurantCreated, restaurantUpdated } from "@bellyfed/features/restaurants/events";
import { profile } from "@bellyfed/features/restaurants/fixtures";
import { reviewCreated, reviewDeleted } from "@bellyfed/features/reviews/events";
import { consumer } from "@bellyfed/functions/compose/consumer";
import { cachedPlaces, readControl, writeControl } from "@bellyfed/functions/read-models/control";
import type { RebuildPorts } from "@bellyfed/functions/read-models/rebuild/ports";
import { sealingBy, storedEvents } from "@bellyfed/functions/sealing";
import { busBatch, noPages, quietTelemetry, testContext } from "./invocation.ts";

export const CACHE_SECONDS = 10;
export const INVOCATION_SECONDS = 60;
const BEGINNING = { live: 1, also: null, changed_at: 0, revision: 0, job: null } as const;
const AT = "2026-01-02T03:04:05.000Z";

/**
 * A log, two places and consumers of these read models in memory, under a clock that only moves when told. `keys`: the version of the key
 * functions that the store begins with.
 */
export async function memorySystem(features: readonly Projection[] = projections, keys = currentKeys.version) {
  let clock = Date.parse("2026-02-01T00:00:00.000Z");
  const raw = memoryEventStore();
  const [first, second] = [memoryReadTable(), memoryReadTable()];
  await writeControl(first, await readControl(first), { ...BEGINNING, keys: { 1: keys, 2: keys } });
  const models = features.filter(({ derived }) => derived);
  const runtime = { now: () => clock, id: () => "", sleep: async () => {}, random: () => 0 };
  const definitions = new Map([...storedEvents, ...features.flatMap(({ events }) => [...events])]);
  const keyStore = memoryKeyStore();
  const by = { ...sealingBy(keyStore, runtime), definitions };
  const open = opener(by);
  const signals = quietTelemetry();
  const ports: RebuildPorts = {
    places: {
      1: { table: first, pages: memoryTablePages(first, 30) },
      2: { table: second, pages: memoryTablePages(second, 30) },
    },
    logPages: memoryLogPages(raw, 20),
    log: raw,
    open,
    models,
    readTable: readTableOf(features),
    runtime,
    logger: signals.log,
    cacheSeconds: CACHE_SECONDS,
    invocationSeconds: INVOCATION_SECONDS,
  };
  const places = cachedPlaces(first, CACHE_SECONDS, runtime);
  const consuming = {
    generations: { tables: { 1: first, 2: second }, places },
    log: raw,
    open,
    runtime,
    cache: noPages,
  };
  const consumers = models.map((model) => consumer(model, consuming, signals));
  const store = sealing(raw, by);
  const append = appending(store, definitions);
  /** As the consumers do: into whatever places they know of. */
  const consume = async (...commits: Commit[]) => {
    const stored = commits.flatMap((commit) => raw.appended.filter((each) => isAt(each, commit)));
    const batch = busBatch(stored.flatMap((commit) => envelopesOf(commit)));
    for (const handle of consumers) {
      const { batchItemFailures } = await handle(batch, testContext);
      if (batchItemFailures.length > 0) throw new Error(JSON.stringify(batchItemFailures));
    }
  };
  const write = async (stream: string, ...events: Event[]) => consume(await append(stream, ...events));
  const pass = (seconds: number) => {
    clock += seconds * 1000;
  };
  return { ports, first, second, places, raw, store, keyStore, consuming, append, consume, write, pass };
}

const isAt = (stored: Commit, { stream, sequence }: Commit): boolean =>
  stored.stream === stream && stored.sequence === sequence;

/** Appends commits of these events, one after the other in each stream. */
function appending(store: EventStore, definitions: Definitions) {
  const versions = new Map<string, number>();
  return async (stream: string, ...events: Event[]): Promise<Commit> => {
    const sequence = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, sequence + events.length - 1);
    const stored = events.map(({ type, payload }, at) => ({
      id: `${stream}@${sequence + at}`,
      type,
      version: definitions.get(type)?.version ?? 1,
      payload,
    }));
    const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: AT };
    const commit = { stream, sequence, events: stored, ...facts };
    await store.append(commit);
    return commit;
  };
}

export type MemorySystem = Awaited<ReturnType<typeof memorySystem>>;

/** One restaurant's life: opened, reviewed twice, renamed, one review gone, some closed. */
export async function life(n: number, write: (stream: string, ...events: Event[]) => Promise<unknown>): Promise<void> {
  const id = `r${n}`;
  const city = n % 2 ? "Lisbon" : "Porto";
  await write(
    `RESTAURANT#${id}`,
    restaurantCreated({ ...profile, id, city, source: null, owner_id: null, established: true }),
  );
  const reviews = [1, 2].map((user) => ({
    id: `${id}-${user}`,
    restaurant_id: id,
    author_id: `u${user}`,
    author_name: `U${user}`,
    rating: 1 + ((n + user) % 5),
    sub_ratings: user === 1 ? { food: 1 + (n % 5) } : null,
    title: null,
    text: null,
    visited_on: null,
    language: null,
    created_at: AT,
  }));
  for (const review of reviews) await write(`REVIEW#${id}#${review.id}`, reviewCreated(review));
  await write(`RESTAURANT#${id}`, restaurantUpdated({ id, changes: { name: `Renamed ${n}` } }));
  const [gone] = reviews;
  if (gone && n % 3 === 0) {
    const { restaurant_id, created_at } = gone;
    const previous = { previous_rating: gone.rating, previous_sub_ratings: gone.sub_ratings };
    const facts = { id: gone.id, restaurant_id, author_id: "u1", created_at, ...previous, suspended: false };
    await write(`REVIEW#${id}#${gone.id}`, reviewDeleted(facts));
  }
  if (n % 4 === 0) await write(`RESTAURANT#${id}`, restaurantClosed({ id, reason: null, closed_by: "a" }));
}
