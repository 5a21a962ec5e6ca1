import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, startApi } from "./api/api.ts";
import { client } from "./api/client.ts";
import { callsOf } from "./calls.ts";
import { consume, logged, projectAll } from "./deliver.ts";
import { type Engine, startEngine } from "./engine.ts";

// Fixture: 30 restaurants of Harbourton, all French, every third of them Bakery as well; one with a menu of 40 dishes and 12 reviews.
let engine: Engine;
let api: Api;
let alice: ReturnType<typeof client>;
let id: string;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  engine = await startEngine();
  api = await startApi({ dataDir: engine.dataDir, dynamo: engine.endpoint });
  alice = client(api.url, await api.token("alice"));
  const ids: string[] = [];
  for (let n = 0; n < 30; n++) {
    const body = { name: `Place ${n}`, city: "Harbourton", cuisines: n % 3 === 0 ? ["French", "Bakery"] : ["French"] };
    ids.push(String((await alice("POST", "/restaurants", { body })).body.id));
  }
  id = ids[0] ?? "";
  for (let n = 0; n < 40; n++) {
    const body = { section: `Section ${n % 4}`, name: `Dish ${n}`, price: { amount: 850, currency: "EUR" } };
    await alice("PUT", `/restaurants/${id}/menu/items/dish-${n}`, { body });
  }
  for (let n = 0; n < 12; n++) {
    const reviewer = client(api.url, await api.token(`user-${n}`));
    await reviewer("POST", `/restaurants/${id}/reviews`, { body: { rating: 1 + (n % 5), text: "Lovely soup" } });
  }
  await projectAll(api.env, engine.endpoint);
});
afterAll(async () => {
  await api.stop();
  await engine.stop();
});

/** The calls of one GET, and how many rows it answered. */
async function read(path: string) {
  const { calls, result } = await callsOf(() => alice("GET", path));
  const { data, sections } = result.body;
  return { calls, rows: ((data ?? sections ?? [result.body]) as unknown[]).length };
}

describe("calls of the table per GET", () => {
  it.each([
    ["one restaurant", () => `/restaurants/${id}`, "GetItem", 1],
    ["a page by city", () => "/restaurants?city=Harbourton&limit=25", "Query", 25],
    ["a page by first cuisine", () => "/restaurants?cuisine=French&limit=25", "Query", 25],
    ["a page by city and first cuisine", () => "/restaurants?city=Harbourton&cuisine=French&limit=25", "Query", 25],
    ["a whole menu", () => `/restaurants/${id}/menu`, "Query", 4],
    ["a page of reviews", () => `/restaurants/${id}/reviews?limit=10`, "Query", 10],
  ])("%s takes one", async (_, path, call, rows) => {
    expect(await read(path())).toEqual({ calls: [call], rows });
  });

  it.each(["/restaurants?cuisine=Bakery", "/restaurants?city=Harbourton&cuisine=Bakery"])(
    "%s, which meets further cuisines, takes one more for all of them",
    async (path) => {
      expect(await read(path)).toEqual({ calls: ["Query", "BatchGetItem"], rows: 10 });
    },
  );
});

describe("a duplicate delivery", () => {
  it.each([
    ["reviews", "REVIEW#"],
    ["restaurants", "RESTAURANT#"],
    ["menus", "MENU#"],
  ])(
    "writes nothing to %s, whether alone or in a batch: it reads the heads of 25 streams at a time",
    async (model, streams) => {
      const delivered = (await logged(engine.endpoint)).filter(({ stream_id }) => stream_id.startsWith(streams));
      expect(delivered.length).toBeGreaterThan(10);
      for (const again of [delivered.slice(0, 1), delivered.slice(0, 50), delivered.slice(0, 50).reverse()]) {
        const { calls } = await callsOf(() => consume(api.env, model, again));
        expect(new Set(calls)).toEqual(new Set(["BatchGetItem"]));
        expect(calls.length).toBeLessThanOrEqual(2);
      }
    },
  );
});
