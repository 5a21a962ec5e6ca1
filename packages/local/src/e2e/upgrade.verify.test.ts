import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify, stripVTControlCharacters } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { commitOfImage } from "@bellyfed/adapters/dynamo/commit-item";
import { eachPage } from "@bellyfed/adapters/dynamo/each-page";
import { logScan } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { dynamoReader, dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { holdsFormer } from "@bellyfed/core/sealing/former";
import { type FeedEntry, feedPage } from "@bellyfed/features/feed/queries";
import { everyPolicy } from "@bellyfed/features/policies";
import { readSealJob } from "@bellyfed/functions/seal/job";
import { storedEvents } from "@bellyfed/functions/sealing";
import { type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { type Asker, countLog, type Expected, idsOf, summaries } from "@bellyfed/testing/e2e/recorded-answers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE } from "../cloud/tables.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = join(import.meta.dirname, "upgrade");
/** Without the addresses that follow from names: these may change with the key functions, as the lists' order may. */
const expected: Expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"), (field, value) =>
  field === "slug" ? undefined : value,
);
/** Functions go by what they know of the generations for two seconds. */
const SWITCH_MS = 3_000;
const otto: Asker = { sub: "otto", role: "user" };

let cloud: CloudProcess;
let call: Call;
beforeAll(async () => {
  // As on the machine of somebody who upgrades: the demo data is there, and must not be loaded again.
  cloud = await cloudProcess({ BELLYFED_DEMO: "on" });
  const archive = brotliDecompressSync(readFileSync(join(folder, "data.tar.br")));
  execFileSync("tar", ["-xf", "-", "-C", cloud.dataDir], { input: archive });
  await killWhileItSeals();
  await cloud.start();
  call = caller(cloud);
}, 300_000);
afterAll(() => cloud.dispose());

const engine = () => dynamoClient({ endpoint: `http://127.0.0.1:${cloud.env.DYNAMODB_PORT}` });

/** The first start seals what this version stored in clear. Everything below is tried on a folder in which that was killed, and gone on with by another start. */
async function killWhileItSeals(): Promise<void> {
  const started = cloud.start().catch(() => undefined);
  const table = dynamoReadTable({ client: engine(), table: READ_TABLE });
  const job = await eventually(
    () => readSealJob(table).catch(() => undefined),
    (known) => known?.found === true,
    240,
  );
  await cloud.kill();
  await started;
  expect(job?.done).toBe(false);
}

/** Runs a command as `npm run` does; rejects when it does not exit with 0. */
async function command(name: string, ...argv: string[]): Promise<string> {
  const script = `packages/local/src/cli/${name}/main.ts`;
  const env = { ...process.env, ...cloud.env, NODE_NO_WARNINGS: "1" };
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...argv], { cwd: root, env });
  return stripVTControlCharacters(stdout);
}

/** Calls as somebody. */
async function as({ sub, role }: Asker): Promise<Call> {
  const token = await tokenOf(cloud, sub, role);
  return (method, path, options) => call(method, path, { ...options, token });
}

/** Whatever was recorded is there with the same value; fields may have come since. */
async function answersAsRecorded(): Promise<void> {
  expect(await summaries(call)).toEqual(expected.restaurants);
  for (const [path, ids] of Object.entries(expected.lists)) expect(await idsOf(call, path), path).toEqual(ids);
  for (const { path, as: asker, body, rows } of expected.reads) {
    const asked = asker ? await as(asker) : call;
    const answer = rows ? { rows: await pages(asked, path) } : { body: (await asked("GET", path)).body };
    expect.soft(answer, path).toMatchObject(rows ? { rows } : { body });
  }
}

const missing = async () => {
  const said = await command("reconcile", "--grace", "0");
  return {
    commits: Number(/^(\d+) commits/.exec(said)?.[1]),
    models: [...said.matchAll(/^ *(\S+) +(\d+) events missing/gm)].map(
      ([, name, events]) => [name, Number(events)] as const,
    ),
  };
};

it("an older version's data folder opens with every event, none added, and no read model behind", async () => {
  expect(await countLog(dynamoLogPages({ client: engine(), table: EVENTS_TABLE }))).toEqual(expected.log);
  const { commits, models } = await missing();
  expect(commits).toBe(expected.log.commits);
  expect(models.length).toBeGreaterThan(3);
  // A policy that has come since reacts once to what happened before it.
  const reacting: readonly unknown[] = everyPolicy.map(({ name }) => name);
  expect(models.filter(([name, events]) => events > 0 && !reacting.includes(name))).toEqual([]);
}, 180_000);

/** What people said in reviews and replies, wherever the recorded answers show it. */
function said(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { author, title, text } = value as Record<string, unknown>;
  const own = author === undefined ? [] : [title, text].filter((each) => typeof each === "string");
  return [...own, ...Object.values(value).flatMap(said)];
}

it("the start goes on with the sealing that was killed, and the log's table holds nothing in clear of what people wrote", async () => {
  expect(cloud.output()).toMatch(/What people wrote is sealed by their keys from now on: [\d,]+ commits sealed/);
  const texts = [...new Set(expected.reads.flatMap(({ body, rows }) => [body, rows]).flatMap(said))];
  expect(texts.length).toBeGreaterThan(50);
  const client = engine();
  const items: string[] = [];
  for await (const page of eachPage(logScan({ client, table: EVENTS_TABLE }))) {
    for (const item of page) {
      const commit = commitOfImage(item);
      if (commit) expect(holdsFormer(storedEvents, commit), `${commit.stream} ${commit.sequence}`).toBe(false);
      items.push(JSON.stringify(item));
    }
  }
  const log = items.join("\n");
  expect(items.length).toBeGreaterThan(expected.log.commits - 1);
  expect(texts.filter((text) => log.includes(JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)))).toEqual(
    [],
  );
  expect(await readSealJob(dynamoReadTable({ client, table: READ_TABLE }))).toMatchObject({ done: true, pass: 1 });
  // People's own keys: the authors of these reviews are enlisted with their streams.
  expect((await dynamoKeyStore({ client, table: KEYS_TABLE }).streamsOf("ana")).streams.length).toBeGreaterThan(0);
});

it("npm run seal finds nothing more to be sealed", async () => {
  expect(await command("seal")).toContain("Nothing is in clear that is sealed today.");
});

it(
  "every read is answered as the older version answered it, while its lists are made anew",
  answersAsRecorded,
  180_000,
);

it("a write that the older version executed is known by its idempotency key, and not executed again", async () => {
  expect(expected.repeatable.length).toBeGreaterThan(1);
  for (const { method, path, as: asker, key, body, answer } of expected.repeatable) {
    const again = await (await as(asker))(method, path, { body, headers: { "idempotency-key": key } });
    expect.soft(again.headers.get("idempotency-replayed"), path).toBe("true");
    expect.soft(again.body, path).toMatchObject(answer as object);
  }
});

it("a rebuild from the older version's log finds no differences, and reads are answered the same after the switch", async () => {
  expect(await command("rebuild", "--model", "all")).toContain("Switched");
  await sleep(SWITCH_MS);
  await answersAsRecorded();
  const { id } = recorded("とりあえず");
  expect((await call("GET", `/restaurants/${id}`)).body.slug).toBe("とりあえず");
}, 300_000);

it("the older version's log gets its order once: every event at one position, without holes, each stream in its order", async () => {
  const client = dynamoClient({ endpoint: `http://127.0.0.1:${cloud.env.DYNAMODB_PORT}` });
  const log = await countLog(dynamoLogPages({ client, table: EVENTS_TABLE }));
  const total = Object.values(log.events).reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(3_000);
  const numbered = () =>
    eventually(
      async () => (await call("GET", "/health?deep=1")).body.feed,
      (feed) => feed?.numbered === true && feed.events === total,
    );
  const { position } = await numbered();
  const before = await feedItems();
  expect(before.map(({ position: at }) => at)).toEqual(before.map((_, at) => at + 1));
  expect(before).toHaveLength(Number(position));
  for (const [stream, own] of Map.groupBy(before, ({ envelope }) => envelope.stream_id)) {
    const versions = own.map(({ envelope }) => envelope.stream_version);
    expect(versions, stream).toEqual(versions.map((_, at) => at + 1));
  }
  await cloud.stop();
  await cloud.start();
  await numbered();
  expect((await feedItems()).slice(0, before.length)).toEqual(before);
}, 180_000);

/** Every event that has a position, in their order. */
async function feedItems(): Promise<readonly FeedEntry[]> {
  const client = dynamoClient({ endpoint: `http://127.0.0.1:${cloud.env.DYNAMODB_PORT}` });
  const ports = { table: dynamoReader({ client, table: READ_TABLE }), now: Date.now };
  const entries: FeedEntry[] = [];
  for (let after: readonly number[] = [0]; ; ) {
    const page = await feedPage(ports, after, 1000);
    if (page === "gone") throw new Error("The feed has a hole");
    if (page.entries.length === 0) return entries;
    entries.push(...page.entries);
    after = page.after;
  }
}

/** The recorded restaurant of this name. */
function recorded(name: string) {
  const bodies = expected.reads.map(({ body }) => body as { id: string; name?: string; version: number } | undefined);
  const found = bodies.find((body) => body?.name === name);
  if (!found) throw new Error(`No ${name} in expected.json`);
  return found;
}

it("an old restaurant takes a new review, and old streams with and without snapshots go on", async () => {
  const { id } = recorded("The Upgrade Kitchen");
  const [, , ratings] = expected.restaurants.find(([each]) => each === id) ?? [];
  const nora = await as({ sub: "nora", role: "user" });
  const review = await nora("POST", `/restaurants/${id}/reviews`, { body: { rating: 5, text: "New and old agree." } });
  expect(review.status).toBe(201);
  await eventually(
    () => call("GET", `/restaurants/${id}`),
    ({ body }) => body.rating.count === Number(ratings) + 1,
  );
  expect((await nora("GET", "/users/me/reviews")).body.data).toMatchObject([{ id: review.body.id, rating: 5 }]);

  const old = recorded("Many Changes (moved)");
  const path = `/restaurants/${old.id}`;
  const owner = await as(otto);
  const changed = await owner("PATCH", path, { body: { description: "A new sign" } });
  expect(changed.body).toMatchObject({ version: old.version + 1, description: "A new sign" });
  const dish = { section: "Odd", name: "Dish of the upgrade", price: { amount: 1, currency: "EUR" } };
  expect((await owner("PUT", `${path}/menu/items/dish-1`, { body: dish })).status).toBe(200);
  const ana = await as({ sub: "ana", role: "user" });
  const [first] = (await call("GET", `${path}/reviews`)).body.data;
  expect((await ana("PATCH", `${path}/reviews/${first.id}`, { body: { rating: 2 } })).status).toBe(200);
  await eventually(
    () => Promise.all(["", "/menu", "/reviews"].map((part) => call("GET", path + part))),
    ([restaurant, menu, reviews]) =>
      restaurant?.body.description === "A new sign" &&
      restaurant.body.rating.average === 2 &&
      JSON.stringify(menu?.body).includes(dish.name) &&
      reviews?.body.data[0].version === first.version + 1,
  );
});

it("afterwards no read model is behind, and nothing has ended in a dead-letter queue", async () => {
  // The feed waits a second for more; what is sent again meanwhile changes nothing.
  const { commits, models } = await eventually(missing, (said) => said.models.every(([, events]) => events === 0));
  expect(commits).toBe(expected.log.commits + 4);
  expect(models.length).toBeGreaterThan(3);
  const queues = (await command("dlq", "list")).trim().split("\n");
  expect(queues.length).toBeGreaterThan(3);
  expect(queues.filter((line) => !/^\s*0\s/.test(line))).toEqual([]);
});
