import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { execute } from "@bellyfed/core/execute";
import { feedFollower } from "@bellyfed/features/feed/entity";
import { everyPolicy } from "@bellyfed/features/policies";
import { projections } from "@bellyfed/features/projections";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { compose } from "@bellyfed/functions/lambdas/reconcile";
import { realRuntime } from "@bellyfed/functions/runtime";
import { type Call, caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { generousLimits } from "@bellyfed/testing/write-limits";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BusEvent } from "../bus/put-events.ts";
import { startCloud } from "../cloud/cloud.ts";
import type { Cloud, CloudOptions } from "../cloud/connect.ts";
import { settings } from "../cloud/settings.ts";
import { EVENTS_TABLE } from "../cloud/tables.ts";
import { databaseFile, startDynamo } from "../dynamodb/engine.ts";
import { makeContext } from "../lambda/context.ts";
import { freePort } from "../loopback.ts";

const RESTAURANTS = 12;
const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-losses-"));
const lost: string[] = [];
/** What the bus accepts and then loses. */
let loses: (event: BusEvent) => boolean = () => false;

let cloud: Cloud;
let call: Call;
let token: string;
let bob: string;
let options: CloudOptions;
beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true", AWS_EC2_METADATA_DISABLED: "true" });
  const port = async (name: string) => ({ [name]: String(await freePort(0, name)) });
  const ports = await Promise.all(["API_PORT", "EVENTS_PORT", "SQS_PORT", "DYNAMODB_PORT"].map(port));
  options = {
    ...settings({ ...Object.assign({}, ...ports), DATA_DIR: dataDir, WRITE_LIMITS: generousLimits }),
    log: () => {},
    busFault: (event) => {
      if (!loses(event)) return undefined;
      lost.push(detailOf(event).event_type);
      return "drop-after-accept";
    },
  };
  cloud = await startCloud(options);
  const url = cloud.apiUrl;
  call = caller({ url });
  token = await tokenOf({ dataDir, url }, "alice");
  bob = await tokenOf({ dataDir, url }, "bob");
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const detailOf = (event: BusEvent) =>
  event.detail as { event_type: string; stream_id?: string; stream_version?: number };
const run = () => {
  const reconcile = compose({ ...cloud.environment, LOG_LEVEL: "ERROR" });
  return reconcile({ graceSeconds: 0 }, makeContext({ functionName: "reconcile", memory: 512, timeoutSeconds: 60 }));
};

it("heals whatever the bus has lost: whole streams, events in the middle, and the last ones", async () => {
  loses = (event) => {
    const { stream_id = "", stream_version = 0 } = detailOf(event);
    if (!/^(RESTAURANT|REVIEW|MENU)#/.test(stream_id)) return false;
    return stream_version === 2 || stream_version === 3 || stream_id.startsWith("REVIEW#");
  };
  const ids: string[] = [];
  for (let n = 0; n < RESTAURANTS; n++) {
    const body = { name: `Lost ${n}`, city: "Atlantis", cuisines: ["Kelp"] };
    const { id } = (await call("POST", "/restaurants", { body, token })).body;
    ids.push(id);
    await call("PATCH", `/restaurants/${id}`, { body: { name: `Still lost ${n}` }, token });
    await call("PATCH", `/restaurants/${id}`, { body: { name: `Found ${n}` }, token });
    await call("POST", `/restaurants/${id}/reviews`, { body: { rating: 4 }, token: bob });
  }
  await eventually(
    async () => lost.length,
    (count) => count >= RESTAURANTS * 3,
  );
  loses = () => false;
  const before = await eventually(
    () => Promise.all(ids.map((id) => call("GET", `/restaurants/${id}`))),
    (answers) => answers.every(({ status }) => status === 200),
  );
  expect(before.map(({ body }) => [body.name, body.rating.count])).toEqual(ids.map((_, n) => [`Lost ${n}`, 0]));

  const { behind, redriven } = await run();
  expect(behind.restaurants).toEqual({ events: RESTAURANTS * 2, oldest: expect.any(String) });
  // Policies that follow the same streams may have them from that before they are looked at.
  expect(redriven).toMatchObject({ imports: 0, menus: 0, restaurants: RESTAURANTS * 2, reviews: RESTAURANTS });
  const healed = await eventually(
    () => Promise.all(ids.map((id) => call("GET", `/restaurants/${id}`))),
    (answers) => answers.every(({ body }) => body.rating.count > 0 && body.version === 3),
  );
  expect(healed.map(({ body }) => [body.name, body.rating.count, body.rating.average])).toEqual(
    ids.map((_, n) => [`Found ${n}`, 1, 4]),
  );
  const { behind: after } = await eventually(run, ({ behind }) =>
    Object.values(behind).every(({ events }) => events === 0),
  );
  expect(after).toEqual(ofEach({ events: 0, oldest: null }));
});

/** The same of everything that follows the log. */
const ofEach = <Value>(value: Value): Record<string, Value> =>
  Object.fromEntries([...projections, ...everyPolicy, feedFollower].map(({ name }) => [name, value]));

/** Closes restaurants while nothing but the database runs. */
async function closeQuietly(ids: readonly string[]): Promise<void> {
  const engine = await startDynamo({ dataDir });
  const store = dynamoEventStore({ client: dynamoClient(engine), table: EVENTS_TABLE });
  const actor = { sub: "alice", role: "user" } as const;
  const command = { type: "close", reason: null, actor } as const;
  for (const id of ids) {
    const at = new Date().toISOString();
    const meta = { commandId: `close ${id}`, bodyHash: "", actor: "alice", traceId: "0".repeat(32), at };
    const execution = { type: restaurantType, stream: restaurantStream(id), command, meta };
    await execute({ store, runtime: realRuntime() }, execution);
  }
  await engine.stop();
}

/** Forgets the last record but one of the log's stream, as DynamoDB does with what no relay has read for a day. */
function forgetRecord(): number {
  const database = new DatabaseSync(databaseFile(dataDir));
  try {
    const forget = database.prepare(`DELETE FROM _stream_records WHERE table_name = :table AND
      CAST(sequence_number AS INTEGER) = (SELECT CAST(sequence_number AS INTEGER) FROM _stream_records
        WHERE table_name = :table ORDER BY CAST(sequence_number AS INTEGER) DESC LIMIT 1 OFFSET 1)`);
    return Number(forget.run({ table: EVENTS_TABLE }).changes);
  } finally {
    database.close();
  }
}

it("heals what the relay never saw, the last event of its stream", async () => {
  const ids: string[] = [];
  for (const name of ["Unseen", "Seen"]) {
    const body = { name, city: "Lemuria", cuisines: ["Kelp"] };
    ids.push((await call("POST", "/restaurants", { body, token })).body.id);
  }
  const statuses = async () => {
    const answers = await Promise.all(ids.map((id) => call("GET", `/restaurants/${id}`)));
    return answers.map(({ body }) => body.status);
  };
  await eventually(statuses, (all) => all.every((status) => status === "open"));
  await cloud.stop();
  await closeQuietly(ids);
  expect(forgetRecord()).toBe(1);
  cloud = await startCloud(options);
  expect(await eventually(statuses, ([, seen]) => seen === "closed")).toEqual(["open", "closed"]);
  const { behind } = await run();
  expect(behind.restaurants).toEqual({ events: 1, oldest: expect.any(String) });
  await eventually(statuses, (all) => all.every((status) => status === "closed"));
});
