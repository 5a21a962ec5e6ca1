import { setTimeout as sleep } from "node:timers/promises";
import { draws } from "@bellyfed/testing/draw";
import { eventually } from "@bellyfed/testing/e2e/caller";
import { follow } from "@bellyfed/testing/e2e/follower";
import { KEY } from "@bellyfed/testing/e2e/process";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { expect, it } from "vitest";

const ROWS = 5_000;
const CUTS = 100;

const running = cloudWithAdmin();
const { call } = running;

const asAdmin = () => ({ "x-api-key": KEY, authorization: `Bearer ${running.admin}` });
const url = (query = "") => `${running.cloud.url}/events/stream${query}`;

/** Imports so many restaurants, each of which is one event at least. */
async function importRows(count: number, city: string): Promise<string> {
  const row = (at: number) => ({ external_id: `${city}-${at}`, name: `Place ${at}`, city, cuisines: ["Thai"] });
  const text = Array.from({ length: count }, (_, at) => JSON.stringify(row(at))).join("\n");
  const body = { profile: "bellyfed", format: "ndjson", size: Buffer.byteLength(text) };
  const created = await call("POST", "/imports", { body, token: running.admin });
  expect(created.status).toBe(201);
  const { url: target, method, headers } = created.body.upload;
  expect((await fetch(target, { method, headers, body: text })).ok).toBe(true);
  expect((await call("POST", `/imports/${created.body.id}/start`, { body: {}, token: running.admin })).status).toBe(
    202,
  );
  return created.body.id;
}

it("tells a client that is cut a hundred times while 5,000 rows are imported of each event once, in order", async () => {
  const positions: number[] = [];
  const created = new Set<string>();
  const id = await importRows(ROWS, "Cutham");
  let last: string | undefined = "0";
  let cuts = 0;
  let isOver = false;
  const random = draws();
  const finished = eventually(
    () => call("GET", `/imports/${id}`, { token: running.admin }),
    ({ body }) => body.status === "completed",
    300,
  ).then(() => {
    isOver = true;
  });
  while (!isOver || created.size < ROWS || cuts < CUTS) {
    const cutting = new AbortController();
    // Now the client leaves in the middle of what comes, now the connection is cut whatever comes.
    let left = 1 + Math.floor(random() * 100);
    const timer = setTimeout(() => cutting.abort(), random() * 1_500);
    const headers = { ...asAdmin(), "last-event-id": last ?? "0" };
    const followed = await follow(url("?after=0"), { headers, signal: cutting.signal }, ({ id: at, event, data }) => {
      positions.push(Number(at));
      expect(event).not.toBe("resync");
      if (event === "restaurant.created") created.add(JSON.parse(data).stream_id);
      left -= 1;
      return left > 0;
    });
    clearTimeout(timer);
    cutting.abort();
    last = followed.last;
    cuts++;
  }
  await finished;
  expect(positions.slice(0, 3)).toEqual([1, 2, 3]);
  expect(positions.filter((position, at) => position !== at + 1)).toEqual([]);
  expect(created.size).toBe(ROWS);
  expect(cuts).toBeGreaterThanOrEqual(CUTS);
}, 400_000);

it("begins now, and tells everybody else what everybody may know", async () => {
  const seen: string[] = [];
  const headers = { "x-api-key": KEY };
  const leaving = new AbortController();
  const following = follow(url("?types=RESTAURANT_CREATED"), { headers, signal: leaving.signal }, ({ event, data }) => {
    seen.push(`${event} ${"actor" in JSON.parse(data)}`);
    return false;
  });
  await sleep(1_000);
  const body = { name: "Now", city: "Nowham", cuisines: ["Thai"] };
  expect((await call("POST", "/restaurants", { body, token: running.admin })).status).toBe(201);
  await following;
  leaving.abort();
  expect(seen).toEqual(["restaurant.created false"]);
});

it("refuses what is no position and what is no type", async () => {
  const get = (path: string, further = {}) => call("GET", `/events/stream${path}`, { headers: further } as never);
  expect((await get("?after=x")).status).toBe(400);
  expect((await get("?types=IMPORT_JOB_CREATED")).status).toBe(400);
  expect((await get("", { "last-event-id": "2:1,2" })).status).toBe(400);
});

it("says resync to whoever comes with a position that this log has not", async () => {
  const seen: string[] = [];
  const headers = { "x-api-key": KEY, "last-event-id": "999999999" };
  const followed = await follow(url(), { headers }, ({ event, data }) => {
    seen.push(event, data);
    return false;
  });
  expect(seen).toEqual(["resync", JSON.stringify({ position: followed.last })]);
  expect(Number(followed.last)).toBeGreaterThan(ROWS);
});

it("lets a key have two streams: a third ends the first, at its next heartbeat", async () => {
  const leaving = new AbortController();
  const open = () => follow(url(), { headers: { "x-api-key": KEY }, signal: leaving.signal }, () => true);
  const first = open();
  await sleep(200);
  const others = [open(), open()];
  const followed = await first;
  expect([followed.ended, followed.retry]).toEqual([true, 60_000]);
  leaving.abort();
  expect((await Promise.all(others)).map(({ ended }) => ended)).toEqual([false, false]);
}, 60_000);
