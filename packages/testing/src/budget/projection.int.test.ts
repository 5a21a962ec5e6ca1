import { type AttributeValue, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { derivedId, ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import { projectBatch } from "@bellyfed/core/project";
import { subjectsOfEnvelopes } from "@bellyfed/core/sealing/commit";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import { restaurantCreated, restaurantStream } from "@bellyfed/features/restaurants/events";
import { readModel as restaurants } from "@bellyfed/features/restaurants/projection";
import { reviewCreated, reviewStream } from "@bellyfed/features/reviews/events";
import { readModel as reviews } from "@bellyfed/features/reviews/projection";
import { openers } from "@bellyfed/functions/sealed-log";
import { storedEvents } from "@bellyfed/functions/sealing";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE } from "@bellyfed/local/cloud/tables";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sealEnvelope } from "../seal-envelope.ts";
import { callsOf } from "./calls.ts";
import { type Engine, startEngine } from "./engine.ts";
import { profile } from "./fixtures/profile.ts";

const AT = "2026-01-02T03:04:05.000Z";
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

/** Bytes of a restaurant's META, as DynamoDB counts them. */
async function sizeOf(id: string): Promise<number> {
  const Key = { PK: { S: `EST#${id}` }, SK: { S: `META#${id}` } };
  const { Item = {} } = await engine.client.send(new GetItemCommand({ TableName: READ_TABLE, Key }));
  const bytes = ([name, { S, N }]: [string, AttributeValue]) =>
    name.length + (S?.length ?? Math.ceil((N ?? "").length / 2) + 1);
  return Object.entries(Item)
    .map(bytes)
    .reduce((sum, size) => sum + size, 0);
}

const envelope = (stream_id: string, { type, payload }: { type: string; payload: unknown }): LogEnvelope => ({
  event_id: `${stream_id} 1`,
  timestamp: AT,
  event_type: type,
  source: "outbox-processor",
  version: String(storedEvents.get(type)?.version),
  trace_id: "0".repeat(32),
  status: "NEW",
  payload,
  stream_id,
  stream_version: 1,
});

/** As the bus carries them: sealed by keys that are made for their subjects. */
async function sealed(envelopes: readonly LogEnvelope[]): Promise<LogEnvelope[]> {
  const keys = cachedKeys(dynamoKeyStore({ client: dynamoClient(engine), table: KEYS_TABLE }), { now: () => 0 });
  const found = await keys.made(subjectsOfEnvelopes(storedEvents, envelopes));
  return envelopes.map((each) => sealEnvelope(each, found));
}

/** What a consumer reaches that has just been started, and so knows no keys; `transacted`: the capacity units of its transactions. */
function ports(transacted: number[] = []) {
  const client = dynamoClient(engine);
  const runtime = { now: () => 0, id: ulids(), sleep: async () => {}, random: () => 0 };
  return {
    table: dynamoReadTable({
      client,
      table: READ_TABLE,
      onCapacity: (operation, units) => void (operation === "transact" && transacted.push(units)),
    }),
    keys: currentKeys,
    log: dynamoEventStore({ client, table: EVENTS_TABLE }),
    open: openers(client, { KEYS_TABLE }, runtime).open,
    runtime,
    logger: quietTelemetry().log,
  };
}

const reviewOf = (restaurant: string, author: string) => {
  const id = derivedId("review", restaurant, author);
  const review = reviewCreated({
    ...{ id, restaurant_id: restaurant, author_id: author, author_name: "Bob", created_at: AT },
    ...{
      rating: 4,
      sub_ratings: { food: 5 },
      title: "Best slice in Brooklyn",
      visited_on: "2025-12-30",
      language: "en",
    },
    text: "Thin, charred and not too much cheese. Ask for the corner table.",
  });
  return envelope(reviewStream(restaurant, id), review);
};

const imported = {
  ...profile(7),
  name: "Chez Alice",
  description: null,
  phone: null,
  website: null,
  price_level: null,
  opening_hours: null,
};

// Fixture: a restaurant as an import brings it (name, city, cuisine, address, location), a review with every field filled.
it("projecting a review takes at most 11 WCU: its head, itself with its two indexes, META with three (META below 1 KB, review below 1 KB)", async () => {
  const transacted: number[] = [];
  const id = derivedId("restaurant", "projected");
  const created = restaurantCreated({ ...imported, id, source: null, owner_id: "alice", established: true });
  await projectBatch(restaurants, [envelope(restaurantStream(id), created)], ports());
  const { applied, failed } = await projectBatch(reviews, await sealed([reviewOf(id, "bob")]), ports(transacted));
  expect([applied.length, failed.size]).toEqual([1, 0]);
  expect(await sizeOf(id)).toBeLessThanOrEqual(1024);
  expect(transacted).toHaveLength(1);
  expect(transacted[0]).toBeGreaterThan(0);
  expect(transacted[0]).toBeLessThanOrEqual(11);
});

it("opening ten reviews of ten authors takes one call more than if they were clear, and none within the next minute", async () => {
  const id = derivedId("restaurant", "opened");
  const batch = await sealed(Array.from({ length: 10 }, (_, n) => reviewOf(id, `author-${n}`)));
  const consumer = ports();
  const { calls, result } = await callsOf(() => projectBatch(reviews, batch, consumer));
  expect(result.applied.map(({ event }) => (event.payload as { author_name: string }).author_name)).toEqual(
    Array(10).fill("Bob"),
  );
  expect(calls).toEqual(["BatchGetItem", "BatchGetItem", "TransactWriteItems"]);
  const others = await sealed(Array.from({ length: 10 }, (_, n) => reviewOf(`${id}2`, `author-${n}`)));
  expect((await callsOf(() => projectBatch(reviews, others, consumer))).calls).toEqual([
    "BatchGetItem",
    "TransactWriteItems",
  ]);
});
