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
let admin: ReturnType<typeof client>;
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  engine = await startEngine();
  api = await startApi({ dataDir: engine.dataDir, dynamo: engine.endpoint });
  alice = client(api.url, await api.token("alice"));
  bob = client(api.url, await api.token("bob"));
  admin = client(api.url, await api.token("root", "admin"));
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
  const threeCalls = ["UpdateItem", "Query", "PutItem"];
  const moderating = ["GetItem", "Query", "Query", "PutItem"];

  it("creating a restaurant takes the count of the user's writes and one write, and nothing else", async () => {
    expect(await callsFor(alice, "POST", "/restaurants", { body: place })).toEqual(["UpdateItem", "PutItem"]);
  });

  it("where it is takes one call more, of the function that knows time zones", async () => {
    const body = { ...place, location: { lat: 38.72, lng: -9.14 } };
    expect(await callsFor(alice, "POST", "/restaurants", { body })).toEqual(["UpdateItem", "Invoke", "PutItem"]);
    const path = `/restaurants/${await open()}`;
    const moved = { body: { location: body.location } };
    expect(await callsFor(alice, "PATCH", path, moved)).toEqual(["UpdateItem", "Invoke", "Query", "PutItem"]);
  });

  it("moderators and admins are not counted: it is asked whether they were erased", async () => {
    expect(await callsFor(admin, "POST", "/restaurants", { body: place })).toEqual(["GetItem", "PutItem"]);
    const path = `/restaurants/${await open()}`;
    expect(await callsFor(admin, "PATCH", path, { body: { price_level: 3 } })).toEqual(["GetItem", "Query", "PutItem"]);
  });

  it("a command on its own stream takes the count, one read and one write", async () => {
    const path = `/restaurants/${await open()}`;
    expect(await callsFor(alice, "PATCH", path, { body: { price_level: 3 } })).toEqual(threeCalls);
    expect(await callsFor(alice, "POST", `${path}/close`, { body: {} })).toEqual(threeCalls);
    expect(await callsFor(alice, "POST", `${path}/reopen`)).toEqual(threeCalls);
  });

  it("a command that changes nothing is counted and only reads", async () => {
    const id = await open();
    expect(await callsFor(alice, "PATCH", `/restaurants/${id}`, { body: { name: place.name } })).toEqual([
      "UpdateItem",
      "Query",
    ]);
  });

  it("reviews, replies and menus take the count, two reads, of both streams, and one write; the first of a subject in a stream one write and one read more, of keys", async () => {
    const path = `/restaurants/${await open()}`;
    const fourCalls = ["UpdateItem", "Query", "Query", "PutItem"];
    const sealing = [...fourCalls.slice(0, 3), "PutItem", "BatchGetItem", "PutItem"];
    // Whose key it is has to be known, and that this stream holds something of them; a first key is made besides.
    await bob("POST", `/restaurants/${await open()}/reviews`, { body: { rating: 4 } });
    expect(await callsFor(bob, "POST", `${path}/reviews`, { body: { rating: 4 } })).toEqual(sealing);
    const other = `/restaurants/${await open()}`;
    const review = (await bob("POST", `${other}/reviews`, { body: { rating: 4 } })).body.id;
    const one = `${other}/reviews/${review}`;
    expect(await callsFor(bob, "PATCH", one, { body: { rating: 3 } })).toEqual(fourCalls);
    const reply = { body: { text: "Thank you" } };
    await alice("POST", `${path}/close`, { body: { reason: "She has a key by then" } });
    await alice("POST", `${path}/reopen`);
    expect(await callsFor(alice, "POST", `${one}/reply`, reply)).toEqual(sealing);
    expect(await callsFor(alice, "POST", `${one}/reply`, { body: { text: "Thanks" } })).toEqual(fourCalls);
    expect(await callsFor(alice, "DELETE", `${one}/reply`)).toEqual(fourCalls);
    expect(await callsFor(alice, "PUT", `${path}/menu/items/soup`, { body: dish })).toEqual(fourCalls);
    await alice("PUT", `${path}/menu/items/bread`, { body: dish });
    const move = { body: { item_id: "soup", section: "Mains", before: "bread" } };
    expect(await callsFor(alice, "POST", `${path}/menu/order`, move)).toEqual(fourCalls);
    expect(await callsFor(alice, "DELETE", `${path}/menu/items/soup`)).toEqual(fourCalls);
  });

  it("an author deletes a review by its own stream; who keeps order also asks the restaurant's", async () => {
    const place = `/restaurants/${await open()}`;
    const path = `${place}/reviews`;
    const one = `${path}/${(await bob("POST", path, { body: { rating: 4 } })).body.id}`;
    // Of the function that answers for reviews: each keeps the keys that it knows.
    await admin("POST", `/restaurants/${await open()}/close`, { body: { reason: "There is a key by then" } });
    const first = [...moderating, "BatchGetItem", "PutItem"];
    expect(await callsFor(admin, "POST", `${one}/remove`, { body: { reason: "Not so" } })).toEqual(first);
    expect(await callsFor(admin, "POST", `${one}/restore`, { body: {} })).toEqual(moderating);
    expect(await callsFor(bob, "DELETE", one)).toEqual(threeCalls);
    await bob("POST", path, { body: { rating: 4 } });
    expect(await callsFor(admin, "DELETE", one)).toEqual(moderating);
  });

  it("every tenth commit adds one write, the snapshot", async () => {
    const path = `/restaurants/${await open()}`;
    const counts: number[] = [];
    for (let n = 1; n <= 40; n++) {
      counts.push((await callsFor(alice, "PATCH", path, { body: { description: `Edition ${n}` } })).length);
    }
    expect(counts.filter((count) => count === 4)).toHaveLength(4);
    expect(counts.filter((count) => count === 3)).toHaveLength(36);
  });

  it("no command publishes: the relay does, from the table's stream", async () => {
    const path = `/restaurants/${await open()}`;
    const { calls } = await callsOf(async () => {
      await alice("PATCH", path, { body: { price_level: 1 } });
      await bob("POST", `${path}/reviews`, { body: { rating: 1 } });
      await alice("PUT", `${path}/menu/items/soup`, { body: dish });
    });
    expect(calls).not.toContain("PutEvents");
    expect(calls).toHaveLength(13);
  });
});

describe("replays", () => {
  const key = (name: string) => ({ "idempotency-key": name });

  it("of a create take the count, one write attempt and no read", async () => {
    const sent = { body: place, headers: key("create") };
    await alice("POST", "/restaurants", sent);
    const { calls, result } = await callsOf(() => alice("POST", "/restaurants", sent));
    expect(result.headers.get("idempotency-replayed")).toBe("true");
    expect(calls).toEqual(["UpdateItem", "PutItem"]);
  });

  it("of a later command take the count, one read and no write", async () => {
    const path = `/restaurants/${await open()}`;
    const sent = { body: { name: "Chez Bob" }, headers: key("patch") };
    await alice("PATCH", path, sent);
    await alice("PATCH", path, { body: { price_level: 4 } });
    const { calls, result } = await callsOf(() => alice("PATCH", path, sent));
    expect(result.headers.get("idempotency-replayed")).toBe("true");
    expect(calls).toEqual(["UpdateItem", "Query"]);
  });
});
