import { setTimeout as sleep } from "node:timers/promises";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoTablePages } from "@bellyfed/adapters/dynamo/pages";
import { allPages } from "@bellyfed/core/pages";
import type { Item } from "@bellyfed/core/ports";
import { readTable } from "@bellyfed/features/read-table";
import type { RebuildRequest } from "@bellyfed/functions/compose/rebuild";
import { compose } from "@bellyfed/functions/lambdas/rebuild";
import { canonical } from "@bellyfed/functions/read-models/rebuild/checksum";
import { type Call, caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rebuildCommand } from "../cli/rebuild/command.ts";
import { runCommand } from "../cli/terminal.ts";
import { runningEnvironment } from "../cloud/running.ts";
import { settings } from "../cloud/settings.ts";
import { READ_TABLE, READ_TABLE_2 } from "../cloud/tables.ts";
import { makeContext } from "../lambda/context.ts";

const RESTAURANTS = 30;
const USERS = 60;
/** How far a read may be behind what was answered to a writer. */
const LAG_MS = 5_000;

let cloud: CloudProcess;
let call: Call;
let ids: string[];
let users: string[];
beforeAll(async () => {
  process.env.POWERTOOLS_METRICS_DISABLED = "true";
  cloud = await cloudProcess();
  await cloud.start();
  call = caller(cloud);
  users = await Promise.all(Array.from({ length: USERS }, (_, n) => tokenOf(cloud, `user-${n}`)));
  const owner = await tokenOf(cloud, "owner");
  const body = (n: number) => ({
    name: `Place ${n}`,
    city: n % 2 ? "Oddington" : "Evenham",
    cuisines: ["Soup", "Pie"],
  });
  const created = await Promise.all(
    Array.from({ length: RESTAURANTS }, (_, n) => call("POST", "/restaurants", { body: body(n), token: owner })),
  );
  ids = created.map((answer) => answer.body.id);
});
afterAll(() => cloud.dispose());

/** Writes reviews all the time, and remembers when each was answered. */
function writing() {
  const answered = new Map<string, number[]>();
  let [over, number] = [false, 0];
  const writer = async () => {
    while (!over && number < RESTAURANTS * USERS) {
      const n = number++;
      const id = ids[n % RESTAURANTS] ?? "";
      const token = users[Math.floor(n / RESTAURANTS)] ?? "";
      const { status } = await call("POST", `/restaurants/${id}/reviews`, { body: { rating: 1 + (n % 5) }, token });
      expect(status).toBe(201);
      answered.set(id, [...(answered.get(id) ?? []), performance.now()]);
    }
  };
  const working = Promise.all([writer(), writer()]);
  const stop = async () => {
    over = true;
    await working;
  };
  return { answered, stop };
}

/** Reads all the time; collects what was not answered, and what was answered and older than it may be. */
function reading(answered: ReadonlyMap<string, readonly number[]>) {
  const faults: string[] = [];
  let [over, reads] = [false, 0];
  const reader = async () => {
    while (!over) {
      const id = ids[reads++ % RESTAURANTS] ?? "";
      const due = (answered.get(id) ?? []).filter((at) => at < performance.now() - LAG_MS).length;
      const { status, body } = await call("GET", `/restaurants/${id}`);
      if (status !== 200) faults.push(`${id}: ${status}`);
      else if (body.rating.count < due) faults.push(`${id}: ${body.rating.count} reviews, ${due} were due`);
      const list = await call("GET", "/restaurants?city=Evenham&limit=100");
      if (list.body.data?.length !== RESTAURANTS / 2) faults.push(`Evenham: ${list.status} ${list.body.data?.length}`);
      await sleep(10);
    }
  };
  const working = reader();
  const stop = async () => {
    over = true;
    await working;
    return { faults, reads };
  };
  return { stop };
}

function rebuilding() {
  const run = compose(runningEnvironment("rebuild", settings(cloud.env)));
  const context = makeContext({ functionName: "rebuild", memory: 512, timeoutSeconds: 0 });
  const ask = (request: RebuildRequest) => run(request, context);
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const command = (...argv: string[]) =>
    runCommand(
      rebuildCommand(
        () => ask,
        () => () => Promise.reject(new Error("nothing is indexed")),
      ),
      { argv, output: { write }, errors: { write } },
    );
  return { ask, command, said: () => output };
}

/** What belongs to a generation, as it is compared. */
async function generation(table: string): Promise<string[]> {
  const pages = dynamoTablePages({
    client: dynamoClient({ endpoint: `http://127.0.0.1:${cloud.env.DYNAMODB_PORT}` }),
    table,
  });
  const items: Item[] = [];
  for await (const page of allPages(pages)) items.push(...page);
  return items
    .filter(({ PK }) => readTable.isDerived(String(PK)))
    .flatMap((item) => canonical(readTable.canonical, item) ?? [])
    .sort();
}

it("a rebuild that was killed goes on, keeps up with live traffic, switches without a failed or stale read, and the way back is open", async () => {
  const { ask, command, said } = rebuilding();
  await ask({ do: "begin" });
  const interrupted = await eventually(
    () => ask({ do: "proceed" }),
    ({ job }) => job?.phase === "backfill",
  );
  expect(interrupted.job?.outcome).toBeNull();
  await cloud.kill();
  await cloud.start();

  const traffic = writing();
  const readers = reading(traffic.answered);
  await sleep(1_000);
  // What was started goes on with it by itself, and may have switched before the command asks: then the command is told so.
  const { live } = await ask({ do: "status" });
  const code = live === 1 ? await command("--model", "all") : 0;
  const switched = /Switched|The last switch was just now/;
  if (live === 1) expect([code, said()]).toEqual([expect.any(Number), expect.stringMatching(switched)]);
  expect(await ask({ do: "status" })).toMatchObject({ live: 2, also: 1, job: { differing: 0, failed: {} } });
  await sleep(4_000);
  expect(await command("--rollback")).toBe(0);
  expect(await ask({ do: "status" })).toMatchObject({ live: 1, also: 2 });
  await sleep(3_000);
  await traffic.stop();
  const { faults, reads } = await readers.stop();
  expect(faults).toEqual([]);
  expect(reads).toBeGreaterThan(5);

  const written = [...traffic.answered.values()].flat().length;
  expect(written).toBeGreaterThan(20);
  const counted = async () => {
    const all = await Promise.all(ids.map((id) => call("GET", `/restaurants/${id}`)));
    return all.reduce((sum, { body }) => sum + body.rating.count, 0);
  };
  await eventually(counted, (count) => count === written);
  await eventually(
    () => Promise.all([generation(READ_TABLE), generation(READ_TABLE_2)]),
    ([first, second]) => JSON.stringify(first) === JSON.stringify(second),
  );
});
