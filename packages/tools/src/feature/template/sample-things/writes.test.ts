import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import type { Commit } from "@bellyfed/core/ports";
import { beforeEach, expect, test } from "vitest";
import { alice, at, bob, content } from "./fixtures.ts";
import { MAX_NAME, MAX_NOTE } from "./rules.ts";
import { writes } from "./writes.ts";

const all = "/sample-things";
const nowhere = `${all}/${"0".repeat(26)}`;
let log: readonly Commit[];
let app: ReturnType<typeof api>;

beforeEach(() => {
  const store = memoryEventStore();
  log = store.appended;
  const runtime = { now: () => Date.parse(at), id: ulids(), sleep: async () => {}, random: () => 0 };
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  app = api(writes({ store, runtime }), { identity: memoryIdentity({ alice, bob }), log: quiet, bodySecret: "secret" });
});

async function send(who: string, method: string, to: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await app.request(to, {
    method,
    headers: { authorization: `Bearer ${who}`, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body: json };
}
const types = () => log.flatMap(({ events }) => events.map(({ type }) => type));
/** Adds one of Alice's; answers its address. */
const added = async () => String((await send("alice", "POST", all, content)).headers.get("location"));

test("POST answers what was added, where it is and its version", async () => {
  const { status, headers, body } = await send("alice", "POST", all, content);
  expect([status, headers.get("location")]).toEqual([201, `${all}/${body.id}`]);
  expect(headers.get("etag")).toMatch(/^"1-[0-9a-f]{8}"$/);
  expect(body).toEqual({ id: body.id, ...content, created_at: at, updated_at: at, version: 1 });
});

test("a name is enough", async () => {
  expect((await send("alice", "POST", all, { name: "Short" })).body).toMatchObject({ name: "Short", note: null });
});

test("the same Idempotency-Key answers the same thing, another body under it is 422", async () => {
  const key = { "idempotency-key": "k1" };
  const first = await send("alice", "POST", all, content, key);
  const replay = await send("alice", "POST", all, content, key);
  expect([replay.status, replay.body]).toEqual([201, first.body]);
  expect(replay.headers.get("idempotency-replayed")).toBe("true");
  expect((await send("alice", "POST", all, { name: "Other" }, key)).body.code).toBe("idempotency.mismatch");
  expect((await send("bob", "POST", all, content, key)).body.id).not.toBe(first.body.id);
  expect(types()).toEqual(["SAMPLE_THING_CREATED", "SAMPLE_THING_CREATED"]);
});

test("PATCH changes what it names and honours If-Match", async () => {
  const one = await added();
  const stale = await send("alice", "PATCH", one, { name: "Late" }, { "if-match": '"4-01234567"' });
  expect([stale.status, stale.body.code]).toEqual([412, "version.stale"]);
  const { status, headers, body } = await send("alice", "PATCH", one, { note: null }, { "if-match": '"1"' });
  expect([status, body.name, body.note, body.version]).toEqual([200, content.name, null, 2]);
  expect(headers.get("etag")).toMatch(/^"2-/);
});

test("a change that changes nothing writes nothing", async () => {
  const one = await added();
  expect((await send("alice", "PATCH", one, { name: content.name })).body.version).toBe(1);
  expect((await send("alice", "PATCH", one, {})).status).toBe(422);
  expect(types()).toEqual(["SAMPLE_THING_CREATED"]);
});

test("DELETE is 204, also the second time; then there is nothing left to change", async () => {
  const one = await added();
  for (let time = 0; time < 2; time++) expect((await send("alice", "DELETE", one)).status).toBe(204);
  expect((await send("alice", "PATCH", one, { name: "Again" })).status).toBe(404);
  expect(types()).toEqual(["SAMPLE_THING_CREATED", "SAMPLE_THING_DELETED"]);
});

test("what is another's, and what is not there, is 404", async () => {
  const one = await added();
  for (const [who, to] of [
    ["bob", one],
    ["alice", nowhere],
  ] as const) {
    for (const [method, body] of [
      ["PATCH", { name: "Mine" }],
      ["DELETE", undefined],
    ] as const) {
      const answer = await send(who, method, to, body);
      expect([answer.status, answer.body.code]).toEqual([404, "sample_thing.missing"]);
    }
  }
  expect(types()).toEqual(["SAMPLE_THING_CREATED"]);
});

test.each([
  ["/name", {}],
  ["/name", { name: "" }],
  ["/name", { name: "two\nlines" }],
  ["/name", { name: "x".repeat(MAX_NAME + 1) }],
  ["/note", { name: "Fine", note: "x".repeat(MAX_NOTE + 1) }],
  ["/owner_id", { name: "Fine", owner_id: "somebody" }],
])("a wrong %s is 422 and says where", async (pointer, wrong) => {
  const { status, body } = await send("alice", "POST", all, wrong);
  expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, pointer]);
});
