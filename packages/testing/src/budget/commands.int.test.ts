import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, startApi } from "./api/api.ts";
import { client, type Sent } from "./api/client.ts";
import { callsOf } from "./calls.ts";
import { type Engine, startEngine } from "./engine.ts";

// Fixture: a new restaurant "Chez Alice" of one city and one cuisine, written through the gateway and the real `command` function.
const place = { name: "Chez Alice", city: "Harbourton", cuisines: ["French"] };
const dish = { section: "Mains", position: 1, name: "Soup", price: { amount: 850, currency: "EUR" } };

let engine: Engine;
let api: Api;
let alice: ReturnType<typeof client>;
let bob: ReturnType<typeof client>;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  engine = await startEngine();
  api = await startApi({ dataDir: engine.dataDir, dynamo: engine.endpoint });
  alice = client(api.url, await api.token("alice"));
  bob = client(api.url, await api.token("bob"));
});
afterAll(async () => {
  await api.stop();
  await engine.stop();
});

const open = async (body: object = place): Promise<string> =>
  String((await alice("POST", "/restaurants", { body })).body.id);
const callsFor = async (call: typeof alice, method: string, path: string, sent?: Sent) =>
  (await callsOf(() => call(method, path, sent))).calls;

describe("calls of AWS per command", () => {
  it("creating a restaurant takes one write and nothing else", async () => {
    expect(await callsFor(alice, "POST", "/restaurants", { body: place })).toEqual(["PutItem"]);
  });

  it("a command on its own stream takes one read and one write", async () => {
    const path = `/restaurants/${await open()}`;
    expect(await callsFor(alice, "PATCH", path, { body: { price_level: 3 } })).toEqual(["Query", "PutItem"]);
    expect(await callsFor(alice, "POST", `${path}/close`, { body: {} })).toEqual(["Query", "PutItem"]);
    expect(await callsFor(alice, "POST", `${path}/reopen`)).toEqual(["Query", "PutItem"]);
  });

  it("a command that changes nothing only reads", async () => {
    const id = await open();
    expect(await callsFor(alice, "PATCH", `/restaurants/${id}`, { body: { name: place.name } })).toEqual(["Query"]);
  });

  it("reviews, replies and menus take two reads, of both streams, and one write", async () => {
    const path = `/restaurants/${await open()}`;
    const threeCalls = ["Query", "Query", "PutItem"];
    expect(await callsFor(bob, "POST", `${path}/reviews`, { body: { rating: 4 } })).toEqual(threeCalls);
    const other = `/restaurants/${await open()}`;
    const review = (await bob("POST", `${other}/reviews`, { body: { rating: 4 } })).body.id;
    const reply = { body: { text: "Thank you" } };
    expect(await callsFor(alice, "POST", `${other}/reviews/${review}/reply`, reply)).toEqual(threeCalls);
    expect(await callsFor(alice, "PUT", `${path}/menu/items/soup`, { body: dish })).toEqual(threeCalls);
    expect(await callsFor(alice, "DELETE", `${path}/menu/items/soup`)).toEqual(threeCalls);
  });

  it("every tenth commit adds one write, the snapshot", async () => {
    const path = `/restaurants/${await open()}`;
    const counts: number[] = [];
    for (let n = 1; n <= 40; n++) {
      counts.push((await callsFor(alice, "PATCH", path, { body: { description: `Edition ${n}` } })).length);
    }
    expect(counts.filter((count) => count === 3)).toHaveLength(4);
    expect(counts.filter((count) => count === 2)).toHaveLength(36);
  });

  it("no command publishes: the relay does, from the table's stream", async () => {
    const path = `/restaurants/${await open()}`;
    const { calls } = await callsOf(async () => {
      await alice("PATCH", path, { body: { price_level: 1 } });
      await bob("POST", `${path}/reviews`, { body: { rating: 1 } });
      await alice("PUT", `${path}/menu/items/soup`, { body: dish });
    });
    expect(calls).not.toContain("PutEvents");
    expect(calls).toHaveLength(8);
  });
});

describe("replays", () => {
  const key = (name: string) => ({ "idempotency-key": name });

  it("of a create take one write attempt and no read", async () => {
    const sent = { body: place, headers: key("create") };
    await alice("POST", "/restaurants", sent);
    const { calls, result } = await callsOf(() => alice("POST", "/restaurants", sent));
    expect(result.headers.get("idempotency-replayed")).toBe("true");
    expect(calls).toEqual(["PutItem"]);
  });

  it("of a later command take one read and no write", async () => {
    const path = `/restaurants/${await open()}`;
    const sent = { body: { name: "Chez Bob" }, headers: key("patch") };
    await alice("PATCH", path, sent);
    await alice("PATCH", path, { body: { price_level: 4 } });
    const { calls, result } = await callsOf(() => alice("PATCH", path, sent));
    expect(result.headers.get("idempotency-replayed")).toBe("true");
    expect(calls).toEqual(["Query"]);
  });
});
