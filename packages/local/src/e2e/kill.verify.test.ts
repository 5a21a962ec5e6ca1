import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Call, caller, eventually, pages, tokenOf } from "./caller.ts";
import { type CloudProcess, cloudProcess } from "./process.ts";

// `npm run verify` kills the local cloud at random moments while a file is imported and clients write.
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 8);
const ROWS = 3000;
const CLIENTS = 8;
const CITY = "Killington";

let cloud: CloudProcess;
let call: Call;
let tokens: readonly string[];
let admin: string;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  call = caller(cloud);
  admin = await tokenOf(cloud, "root", "admin");
  tokens = await Promise.all(Array.from({ length: 40 }, (_, user) => tokenOf(cloud, `user-${user}`)));
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
    const body = { name: `Survivor ${n}`, city: "Survivalton", cuisines: ["Iron Rations"] };
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

it(`loses nothing and counts nothing twice when it is killed ${ROUNDS} times`, async () => {
  const rows = Array.from({ length: ROWS }, (_, n) =>
    JSON.stringify({ external_id: `k-${n}`, name: n % 100 === 7 ? "" : `Row ${n}`, city: CITY, cuisines: ["Diner"] }),
  );
  const job = await stubborn(
    "POST",
    "/imports",
    { profile: "bellyfed", format: "ndjson", content: rows.join("\n") },
    admin,
    "job",
  );
  expect(job.status).toBe(202);
  let over = false;
  const writing = Promise.all(Array.from({ length: CLIENTS }, (_, client) => write(client, () => over)));
  for (let round = 0; round < ROUNDS; round++) {
    await sleep(300 + Math.random() * 2500);
    await cloud.kill();
    await cloud.start();
  }
  over = true;
  await writing;
  expect(reviews.length).toBeGreaterThan(ROUNDS);

  const done = await eventually(
    () => call("GET", `/imports/${job.body.id}`, { token: admin }),
    ({ body }) => body.status === "completed",
    300,
  );
  const rejected = ROWS / 100;
  expect(done.body.counts).toEqual({ read: ROWS, created: ROWS - rejected, updated: 0, unchanged: 0, rejected });

  type Row = { id: string; name: string; rating: { count: number; average: number } };
  const list = (city: string) => pages(call, `/restaurants?limit=100&city=${city}`) as Promise<Row[]>;
  const imported = await eventually(
    () => list(CITY),
    (found) => found.length >= ROWS - rejected,
    120,
  );
  expect(imported).toHaveLength(ROWS - rejected);
  expect(new Set(imported.map(({ name }) => name)).size).toBe(ROWS - rejected);

  const rated = (found: Row[]) => found.length >= restaurants.size && found.every(({ rating }) => rating.count > 0);
  const survivors = await eventually(() => list("Survivalton"), rated, 120);
  expect(new Map(survivors.map(({ id, name }) => [id, name]))).toEqual(restaurants);
  const ratings = new Map(survivors.map(({ id, rating }) => [id, [rating.count, rating.average]]));
  expect(ratings).toEqual(new Map(reviews.map(({ restaurant, rating }) => [restaurant, [1, rating]])));

  const cities = (await call("GET", "/cities")).body.data as { name: string; count: number }[];
  expect(cities.map(({ name, count }) => [name, count])).toEqual([
    [CITY, ROWS - rejected],
    ["Survivalton", restaurants.size],
  ]);
});
