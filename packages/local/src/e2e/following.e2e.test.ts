import { setTimeout as sleep } from "node:timers/promises";
import { type Call, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { expect, it } from "vitest";

// FOLLOW_ROWS and FOLLOW_KILLS: more of both, for whoever has the time.
const ROWS = Number(process.env.FOLLOW_ROWS ?? 600);
const KILLS = Number(process.env.FOLLOW_KILLS ?? 2);

const running = cloudWithAdmin();
const { call } = running;

interface Event {
  readonly position: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly stream_id: string;
  readonly stream_version: number;
  readonly actor?: string;
}

/** Sends again, as a client with an idempotency key may, until the cloud is back and answers. */
async function stubborn(method: string, path: string, options: Parameters<Call>[2]) {
  for (;;) {
    const answer = await call(method, path, options).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await sleep(50);
  }
}

/** Reads page after page from the beginning, until it is told that all is there and nothing more comes; whatever fails is asked for again. */
async function follow(query: string, token: string | undefined, isAll: (events: readonly Event[]) => boolean) {
  const events: Event[] = [];
  let asked = 0;
  for (let after = "0"; ; ) {
    const { status, body, headers } = await stubborn("GET", `/events?after=${after}&${query}`, token ? { token } : {});
    expect([status, headers.get("bellyfed-position")]).toEqual([200, body.next_cursor]);
    asked++;
    events.push(...body.data);
    if (body.next_cursor !== after) after = body.next_cursor;
    else if (isAll(events)) return { events, asked };
    else await sleep(100);
  }
}

const row = (n: number) => ({ external_id: `f-${n}`, name: `Row ${n}`, city: "Rowton", cuisines: ["Diner"] });
const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));
const ofType = (events: readonly Event[], ...types: string[]) =>
  events.filter(({ event_type }) => types.includes(event_type));

it(`whoever follows while a file is imported, others write and all is killed ${KILLS} times is told of each event once, in order`, async () => {
  const content = Array.from({ length: ROWS }, (_, n) => JSON.stringify(row(n))).join("\n");
  const job = { profile: "bellyfed", format: "ndjson", content };
  const { body } = await stubborn("POST", "/imports", {
    body: job,
    token: running.admin,
    headers: { "idempotency-key": "j" },
  });
  const isImported = (events: readonly Event[]) =>
    ofType(events, "RESTAURANT_CREATED").length >= ROWS + 1 &&
    ofType(events, "IMPORT_JOB_COMPLETED").length > 0 &&
    ofType(events, "MENU_ITEM_ADDED", "MENU_ITEM_CHANGED").length >= KILLS * 11;
  const all = follow("limit=37", running.admin, isImported);
  const created = follow("types=RESTAURANT_CREATED&limit=9", undefined, (events) => events.length >= ROWS + 1);

  const owner = await tokenOf(running.cloud, "owner", "owner");
  const place = { name: "Ours", city: "Rowton", cuisines: ["Diner"] };
  const { id } = (
    await stubborn("POST", "/restaurants", { body: place, token: owner, headers: { "idempotency-key": "p" } })
  ).body;
  for (let kill = 0; kill < KILLS; kill++) {
    for (let n = 0; n <= 10; n++) {
      const dish = { section: "Mains", name: `Soup ${kill} ${n}`, price: { amount: 100, currency: "EUR" } };
      const headers = { "idempotency-key": `d-${kill}-${n}` };
      await stubborn("PUT", `/restaurants/${id}/menu/items/soup`, { body: dish, token: owner, headers });
    }
    await running.cloud.kill();
    await running.cloud.start();
  }
  const asked = () => call("GET", `/imports/${body.id}`, { token: running.admin });
  await eventually(asked, (answer) => answer.body.status === "completed", 240);

  const { events } = await all;
  expect(events.map(({ position }) => position)).toEqual(numbers(events.length));
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(events.length);
  for (const [stream, own] of Map.groupBy(events, ({ stream_id }) => stream_id)) {
    expect(
      own.map(({ stream_version }) => String(stream_version)),
      stream,
    ).toEqual(numbers(own.length));
  }
  expect(ofType(events, "RESTAURANT_CREATED")).toHaveLength(ROWS + 1);
  expect(ofType(events, "IMPORT_JOB_CREATED", "IMPORT_JOB_COMPLETED")).toHaveLength(2);
  expect(ofType(events, "MENU_ITEM_ADDED", "MENU_ITEM_CHANGED")).toHaveLength(KILLS * 11);
  const positions = (those: readonly Event[]) => those.map(({ position }) => position);
  expect(positions((await created).events)).toEqual(positions(ofType(events, "RESTAURANT_CREATED")));
  expect((await created).events[0]).not.toHaveProperty("actor");
}, 600_000);

it("who asks again after a place reads the same from there, to the end", async () => {
  const { events } = await follow("limit=100", running.admin, () => true);
  const middle = Math.floor(events.length / 2);
  const path = `/events?limit=100&after=${events[middle]?.position}`;
  const { body } = await call("GET", path, { token: running.admin });
  expect(body.data).toEqual(events.slice(middle + 1, middle + 101));
  const end = await call("GET", "/events?after=latest", { token: running.admin });
  expect(end.body).toEqual({ data: [], next_cursor: events.at(-1)?.position });
});

it("without a key nothing is told, and a page of the site may read up to where it was told", async () => {
  expect((await fetch(`${running.cloud.url}/events`)).status).toBe(403);
  const { headers } = await call("GET", "/events?after=0&limit=1", { headers: { origin: running.cloud.siteUrl } });
  expect(headers.get("access-control-expose-headers")).toContain("Bellyfed-Position");
});
