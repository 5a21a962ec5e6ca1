import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { EVENTS_TABLE, READ_TABLE } from "@bellyfed/local/cloud/tables";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { quietTelemetry } from "../invocation.ts";
import { type Api, startApi } from "./api/api.ts";
import { client } from "./api/client.ts";
import { callsOf } from "./calls.ts";
import { logged, projectAll } from "./deliver.ts";
import { type Engine, startEngine } from "./engine.ts";

// Fixture: 20 restaurants, each with a dish and five reviews of about 200 bytes: 140 events.
const PLACES = 20;
const REVIEWERS = 5;
let engine: Engine;
let api: Api;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  engine = await startEngine();
  api = await startApi({ dataDir: engine.dataDir, dynamo: engine.endpoint });
  const owner = client(api.url, await api.token("owner", "owner"));
  const reviewers = await Promise.all(
    Array.from({ length: REVIEWERS }, async (_, n) => client(api.url, await api.token(`user-${n}`))),
  );
  for (let n = 0; n < PLACES; n++) {
    const body = { name: `Place ${n}`, city: "Harbourton", cuisines: ["French"] };
    const { id } = (await owner("POST", "/restaurants", { body })).body;
    const dish = { section: "Mains", name: "Soup", price: { amount: 850, currency: "EUR" } };
    await owner("PUT", `/restaurants/${id}/menu/items/soup`, { body: dish });
    for (const reviewer of reviewers)
      await reviewer("POST", `/restaurants/${id}/reviews`, { body: { rating: 4, text: "Lovely soup. ".repeat(10) } });
  }
  await projectAll(api.env, engine.endpoint);
  await number();
});
afterAll(async () => {
  await api.stop();
  await engine.stop();
});

/** Gives everything in the log its position, as the consumer of the feed does. */
async function number(): Promise<void> {
  const dynamo = dynamoClient({ endpoint: engine.endpoint });
  const table = dynamoReadTable({ client: dynamo, table: READ_TABLE });
  const beginning = { lanes: 1, after: null, cursor: null, total: 0, busy_until: 0 } as const;
  await writeNumbering(table, undefined, { phase: "done", ...beginning });
  const log = dynamoEventStore({ client: dynamo, table: EVENTS_TABLE });
  const runtime = { now: Date.now, id: () => "", sleep: async () => {}, random: () => 0 };
  const ports = { table, log, runtime, logger: quietTelemetry().log };
  await numberBatch(await logged(engine.endpoint), { lanes: 1, keptSeconds: 86_400 }, ports);
}

async function follow(path: string, call: ReturnType<typeof client>) {
  const { calls, result } = await callsOf(() => call("GET", path));
  return { calls, events: (result.body.data as unknown[]).length };
}

it("a page of a hundred events takes one query of the feed, their authors' keys once a minute, and two looks at what is shown for who is no admin", async () => {
  const [user, admin] = [client(api.url, await api.token("alice")), client(api.url, await api.token("root", "admin"))];
  // What a function asks once in its life: whether the feed is numbered.
  await follow("/events?after=0&limit=1", admin);
  expect(await follow("/events?after=0", admin)).toEqual({ calls: ["Query", "BatchGetItem"], events: 100 });
  expect(await follow("/events?after=0", admin)).toEqual({ calls: ["Query"], events: 100 });
  const { calls, events } = await follow("/events?after=0", user);
  expect(events).toBe(100);
  expect(calls[0]).toBe("Query");
  expect(calls.slice(1).every((call) => call === "BatchGetItem")).toBe(true);
  expect(calls.length).toBeLessThanOrEqual(3);
});

it("one that is looked for takes one more, however many events are passed over", async () => {
  const user = client(api.url, await api.token("alice"));
  const path = `/events?after=0&restaurant_id=${"0".repeat(26)}`;
  expect(await follow(path, user)).toEqual({ calls: ["Query", "Query"], events: 0 });
});

it("where nothing more has happened yet, whoever asks again costs a query and a look at the end", async () => {
  const user = client(api.url, await api.token("alice"));
  expect(await follow(`/events?after=${PLACES * (2 + REVIEWERS)}`, user)).toEqual({
    calls: ["Query", "GetItem"],
    events: 0,
  });
});
