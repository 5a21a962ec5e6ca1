import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { derivedId, ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import { projectBatch } from "@bellyfed/core/project";
import { newKey } from "@bellyfed/core/sealing/text";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { recordResults } from "@bellyfed/features/imports/results";
import { recordBatch } from "@bellyfed/features/insights/projection";
import { readModel as restaurants } from "@bellyfed/features/restaurants/projection";
import { getRestaurant, listRestaurants } from "@bellyfed/features/restaurants/queries";
import { readModel as reviews } from "@bellyfed/features/reviews/projection";
import { feedKeeper } from "@bellyfed/functions/compose/feed-keeper";
import { rollup } from "@bellyfed/functions/compose/rollup";
import { oneGeneration } from "@bellyfed/functions/read-models/generation-tables";
import { openers } from "@bellyfed/functions/sealed-log";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE, tables } from "@bellyfed/local/cloud/tables";
import { startDynamo } from "@bellyfed/local/dynamodb/engine";
import { createTables } from "@bellyfed/local/dynamodb/tables";
import { sealEnvelope } from "@bellyfed/testing/seal-envelope";
import { created, inspected, looked, reviewed, updated } from "./events.ts";
import type { MEASURED } from "./measured.ts";

export type Measured = Readonly<
  Record<keyof typeof MEASURED, { readonly readUnit: number; readonly writeUnit: number }>
>;

const BATCH = 25;
/** How many recent reviews are kept: one item, which every further review writes anew. */
const RECENT = 50;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const noSignals = { log: quiet, count: () => {}, duration: () => {}, flush: () => {} };
const runtime = { now: () => Date.parse("2026-01-02T03:04:05Z"), id: ulids(), sleep: async () => {}, random: () => 0 };

/** Capacity units of what the price model counts, each by the code that does it, on a local engine. */
export async function measure(): Promise<Measured> {
  const engine = await startDynamo({});
  try {
    const client = dynamoClient({ endpoint: engine.endpoint });
    await createTables(client, tables);
    return await measureWith(client);
  } finally {
    await engine.stop();
  }
}

async function measureWith(client: ReturnType<typeof dynamoClient>): Promise<Measured> {
  const { onCapacity, count, forget } = counter();
  const table = dynamoReadTable({ client, table: READ_TABLE, onCapacity });
  const log = dynamoEventStore({ client, table: EVENTS_TABLE, onCapacity });
  const sealed = openers(client, { KEYS_TABLE }, runtime);
  const ports = { table, keys: currentKeys, log, ...sealed, runtime, logger: quiet };
  const ids = Array.from({ length: BATCH }, (_, index) => derivedId("cost", String(index)));
  const [id = ""] = ids;
  const imported = ids.flatMap((each) => [created(each), inspected(each, 1), inspected(each, 2)]);
  const rows = ids.map((_, row) => ({ row: row + 1, outcome: "created" as const }));
  const authors = Array.from({ length: RECENT }, (_, index) => `reviewer-${index}`);
  const earlier = await Promise.all(authors.map((author) => sealedReview(client, id, author)));
  const review = await sealedReview(client, id, "bob");
  const query = { city: "brooklyn", limit: BATCH } as never;
  const generation = async () => ({ table, keys: currentKeys });
  const queryPorts = { table, generation, runtime, cursors: { encode: () => null, decode: () => undefined } } as never;
  const rollUp = rollup({ generation, runtime }, noSignals);
  // Its first run keeps what later ones only read.
  await rollUp({}, {} as never);
  const feed = { lanes: 1, keptSeconds: 90 * 86_400 };
  const pages = dynamoLogPages({ client, table: EVENTS_TABLE });
  const size = { commits: 1_000, bytes: 1_000_000 };
  const keep = feedKeeper(
    { ...ports, ...feed, generations: oneGeneration(table), pages, size, isSealed: async () => true },
    noSignals,
  );
  const inTime = { getRemainingTimeInMillis: () => 900_000 } as never;
  // Its first run begins the feed, and its second notes that nothing is lacking.
  for (let run = 0; run < 2; run++) await keep({}, inTime);
  return {
    keepFeed: await count(() => keep({}, inTime)),
    numberEvent: await count(() => numberBatch(ids.slice(0, 5).map(created), feed, ports), 5),
    rollUp: await count(() => rollUp({}, {} as never)),
    projectImport: await count(() => projectBatch(restaurants, imported, ports), BATCH),
    projectUpdate: await count(() => projectBatch(restaurants, [updated(id, 4)], ports)),
    projectReview: await count(() => projectBatch(reviews, [review], ports)),
    recordRow: await count(() => recordResults(ports, "job", rows), BATCH),
    countLook: await count(() => recordBatch(ids.map(looked), ports), BATCH),
    countReview: await count(async () => {
      await recordBatch(earlier, ports);
      forget();
      await recordBatch([review], ports);
    }),
    getRestaurant: await count(() => getRestaurant(queryPorts, id, { url: "" })),
    listRestaurants: await count(() => listRestaurants(queryPorts, query, query)),
  };
}

/** A review as the bus brings it. */
async function sealedReview(client: ReturnType<typeof dynamoClient>, restaurant: string, author: string) {
  const key = await dynamoKeyStore({ client, table: KEYS_TABLE }).create(author, newKey());
  return sealEnvelope(reviewed(restaurant, author), new Map([[author, key]]));
}

/** Adds up what calls tell of their capacity units. */
function counter() {
  let units = { readUnit: 0, writeUnit: 0 };
  const forget = () => {
    units = { readUnit: 0, writeUnit: 0 };
  };
  return {
    forget,
    onCapacity(operation: string, used: number) {
      units[operation === "transact" ? "writeUnit" : "readUnit"] += used;
    },
    /** What some work took, divided among its parts. */
    async count(work: () => Promise<unknown>, parts = 1) {
      forget();
      await work();
      return { readUnit: units.readUnit / parts, writeUnit: units.writeUnit / parts };
    },
  };
}
