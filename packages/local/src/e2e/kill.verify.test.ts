import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { draws } from "@bellyfed/testing/draw";
import { type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";

// `npm run verify` kills the local cloud at random moments while a file is imported and clients write.
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 30);
const CLIENTS = 8;
const OURS = "Survivalton";
const root = join(import.meta.dirname, "../../../..");

/** New York's inspections where they are at hand, else rows of our own, some of them to be rejected. */
function file(): { profile: string; text: string; rows: number; rejected: number } {
  const nyc = join(root, "../shared/data/primer-dataset-5169.json");
  if (existsSync(nyc)) return { profile: "nyc", text: readFileSync(nyc, "utf8"), rows: 5169, rejected: 0 };
  const rows = Array.from({ length: 3000 }, (_, n) =>
    JSON.stringify({
      external_id: `k-${n}`,
      name: n % 100 === 7 ? "" : `Row ${n}`,
      city: "Rowton",
      cuisines: ["Diner"],
    }),
  );
  return { profile: "bellyfed", text: rows.join("\n"), rows: 3000, rejected: 30 };
}

let cloud: CloudProcess;
let call: Call;
let tokens: readonly string[];
let admin: string;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  call = caller(cloud);
  admin = await tokenOf(cloud, "root", "admin");
  // What an owner adds is counted by directories at once.
  const owner = tokenOf(cloud, "owner", "owner");
  tokens = await Promise.all([owner, ...Array.from({ length: 39 }, (_, user) => tokenOf(cloud, `user-${user}`))]);
});
afterAll(() => cloud.dispose());

/** Calls again, as a client with an idempotency key may, until the cloud is back and answers. */
async function stubborn(method: string, path: string, body: unknown, token: string, key: string) {
  for (;;) {
    const answer = await call(method, path, { body, token, headers: { "idempotency-key": key } }).catch(
      () => undefined,
    );
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await sleep(50);
  }
}

const restaurants = new Map<string, string>();
const reviews: { restaurant: string; rating: number }[] = [];

/** One client of several: writes restaurants and reviews until told to stop, and notes what was answered. */
async function write(client: number, stopped: () => boolean): Promise<void> {
  for (let n = client; !stopped(); n += CLIENTS) {
    const body = { name: `Survivor ${n}`, city: OURS, cuisines: ["Iron Rations"] };
    const created = await stubborn("POST", "/restaurants", body, tokens[0] ?? "", `restaurant-${n}`);
    expect(created.status).toBe(201);
    restaurants.set(created.body.id, body.name);
    const rating = 1 + (n % 5);
    const path = `/restaurants/${created.body.id}/reviews`;
    const review = await stubborn("POST", path, { rating }, tokens[1 + (n % 39)] ?? "", `review-${n}`);
    expect(review.status).toBe(201);
    reviews.push({ restaurant: created.body.id, rating });
  }
}

/** Begins the import by upload, as its command line does; the file waits in the object store from then on. */
async function beginImport(profile: string, text: string): Promise<string> {
  const { body } = await stubborn("POST", "/imports", { profile, size: Buffer.byteLength(text) }, admin, "job");
  const { url, method, headers } = body.upload;
  expect((await fetch(url, { method, headers, body: text })).ok).toBe(true);
  expect((await stubborn("POST", `/imports/${body.id}/start`, {}, admin, "start")).status).toBe(202);
  return body.id;
}

type Row = { id: string; name: string; rating: { count: number; average: number } };
type City = { name: string; count: number };

/** All cities' counts, once they are complete. */
async function cities(total: number): Promise<City[]> {
  const sum = (list: City[]) => list.reduce((count, city) => count + city.count, 0);
  const ask = () => call("GET", "/cities?limit=100");
  const { body } = await eventually(ask, ({ status, body: { data } }) => status === 200 && sum(data) >= total, 600);
  return body.data;
}

it(`loses nothing and counts nothing twice when it is killed ${ROUNDS} times`, async () => {
  const { profile, text, rows, rejected } = file();
  const job = await beginImport(profile, text);
  let over = false;
  const random = draws();
  const writing = Promise.all(Array.from({ length: CLIENTS }, (_, client) => write(client, () => over)));
  for (let round = 0; round < ROUNDS; round++) {
    await sleep(300 + random() * 2500);
    await cloud.kill();
    await cloud.start();
  }
  over = true;
  await writing;
  expect(reviews.length).toBeGreaterThan(ROUNDS);

  const asked = () => call("GET", `/imports/${job}`, { token: admin });
  const done = await eventually(asked, ({ body }) => body.status === "completed", 600);
  expect(done.body.counts).toEqual({ read: rows, created: rows - rejected, updated: 0, unchanged: 0, rejected });

  const counted = await cities(rows - rejected + restaurants.size);
  expect(counted.find(({ name }) => name === OURS)?.count).toBe(restaurants.size);
  expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(rows - rejected + restaurants.size);

  const list = () => pages(call, `/restaurants?limit=100&city=${OURS}`) as Promise<Row[]>;
  const survivors = await eventually(list, (found) => found.every(({ rating }) => rating.count > 0), 600);
  expect(new Map(survivors.map(({ id, name }) => [id, name]))).toEqual(restaurants);
  const ratings = new Map(survivors.map(({ id, rating }) => [id, [rating.count, rating.average]]));
  expect(ratings).toEqual(new Map(reviews.map(({ restaurant, rating }) => [restaurant, [1, rating]])));

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["packages/local/src/cli/rebuild/main.ts", "--model", "all", "--compare-only"],
    { cwd: root, env: { ...process.env, ...cloud.env, NODE_NO_WARNINGS: "1" }, encoding: "utf8" },
  );
  expect(status, stdout + stderr).toBe(0);
});
