import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { API_KEY, type Api, startApi } from "./api/api.ts";
import { client } from "./api/client.ts";
import { projectAll } from "./deliver.ts";
import { type Engine, startEngine } from "./engine.ts";
import { unitsOnTheWire } from "./units-on-the-wire.ts";

// Fixture: 30 restaurants of Harbourton, every third of them Bakery as well; one with a dish and a review.
let engine: Engine;
let wire: Awaited<ReturnType<typeof unitsOnTheWire>>;
let api: Api;
let alice: ReturnType<typeof client>;
let id: string;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  engine = await startEngine();
  wire = await unitsOnTheWire(engine.endpoint);
  api = await startApi({ dataDir: engine.dataDir, dynamo: wire.url });
  alice = client(api.url, await api.token("alice"));
  const ids: string[] = [];
  for (let n = 0; n < 30; n++) {
    const body = { name: `Place ${n}`, city: "Harbourton", cuisines: n % 3 === 0 ? ["French", "Bakery"] : ["French"] };
    ids.push(String((await alice("POST", "/restaurants", { body })).body.id));
  }
  id = ids[0] ?? "";
  const dish = { section: "Soups", name: "Onion", price: { amount: 850, currency: "EUR" } };
  await alice("PUT", `/restaurants/${id}/menu/items/onion`, { body: dish });
  const bob = client(api.url, await api.token("bob"));
  await bob("POST", `/restaurants/${id}/reviews`, { body: { rating: 4, text: "Lovely soup" } });
  await projectAll(api.env, engine.endpoint);
  wire.taken();
});
afterAll(async () => {
  await api.stop();
  wire.stop();
  await engine.stop();
});

/** The members of `Bellyfed-Cost`. */
function costIn(headers: Headers): Readonly<Record<string, number>> {
  const members = headers.get("bellyfed-cost")?.split(", ") ?? [];
  return Object.fromEntries(
    members.map((member) => member.split("=")).map(([name = "", value]) => [name, Number(value)]),
  );
}

it.each([
  ["one restaurant", () => `/restaurants/${id}`],
  ["a page by city", () => "/restaurants?city=Harbourton&limit=25"],
  ["a page that takes one more call for further cuisines", () => "/restaurants?cuisine=Bakery"],
  ["a menu, by two calls side by side", () => `/restaurants/${id}/menu`],
  ["reviews", () => `/restaurants/${id}/reviews`],
])("the header says of %s what the engine counted", async (_, path) => {
  const { headers } = await alice("GET", path());
  const { read, write } = wire.taken();
  expect(read).toBeGreaterThan(0);
  expect(write).toBe(0);
  expect(costIn(headers)).toEqual({ rcu: read, wcu: 0 });
});

it("the header says of writes what the engine counted, the counted write of a user and the keys of what is sealed included", async () => {
  const carol = client(api.url, await api.token("carol"));
  const review = { rating: 5, text: "The soup again" };
  const writes = [
    ["POST", "/restaurants", { name: "Chez Carol", city: "Harbourton", cuisines: ["French"] }],
    ["POST", `/restaurants/${id}/reviews`, review],
    ["PATCH", `/restaurants/${id}`, { description: "By the harbour" }],
  ] as const;
  for (const [method, path, body] of writes) {
    const { headers } = await (method === "PATCH" ? alice : carol)(method, path, { body });
    const { read, write } = wire.taken();
    expect(write).toBeGreaterThan(0);
    expect(costIn(headers)).toEqual({ rcu: read, wcu: write });
  }
});

it("a write that finds its place taken is marked as one whose whole cost nobody told", async () => {
  const headers = { "idempotency-key": "the same" };
  const sent = { body: { name: "Twice", city: "Harbourton", cuisines: ["French"] }, headers };
  await alice("POST", "/restaurants", sent);
  wire.taken();
  const replayed = await alice("POST", "/restaurants", sent);
  expect(replayed.headers.get("idempotency-replayed")).toBe("true");
  const { read, write, refused } = wire.taken();
  expect(refused).toBe(1);
  expect(costIn(replayed.headers)).toEqual({ rcu: read, wcu: write, untold: 1 });
});

it("requests side by side are told apart, and together they are all that the engine counted", async () => {
  const paths = [`/restaurants/${id}`, "/restaurants?city=Harbourton&limit=25", `/restaurants/${id}/menu`];
  const alone: Readonly<Record<string, number>>[] = [];
  for (const path of paths) alone.push(costIn((await alice("GET", path)).headers));
  wire.taken();
  const many = Array.from({ length: 5 }, () => paths).flat();
  const together = await Promise.all(many.map(async (path) => costIn((await alice("GET", path)).headers)));
  expect(together).toEqual(Array.from({ length: 5 }, () => alone).flat());
  expect(together.reduce((sum, { rcu = 0 }) => sum + rcu, 0)).toBe(wire.taken().read);
});

it("refusals tell what they took until they were refused, and answers from memory that they took nothing", async () => {
  const other = id.replace(/.$/, id.endsWith("1") ? "2" : "1");
  const missing = await fetch(`${api.url}/restaurants/${other}`, {
    headers: { "x-api-key": API_KEY },
  });
  expect(missing.status).toBe(404);
  expect(costIn(missing.headers)).toEqual({ rcu: wire.taken().read, wcu: 0 });
  const malformed = await fetch(`${api.url}/restaurants?limit=none`, { headers: { "x-api-key": API_KEY } });
  expect(malformed.status).toBe(400);
  expect(malformed.headers.get("bellyfed-cost")).toBe("rcu=0, wcu=0");
  expect(malformed.headers.get("server-timing")).toMatch(/^total;dur=[\d.]+, db;dur=0;desc="0 calls"$/);
});
