import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryWriteCounter } from "@bellyfed/adapters/memory/write-counter";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { admin, alice, at } from "./fixtures.ts";
import { type UserPorts, writes } from "./writes.ts";

const mo = { sub: "user-mo", name: "Mo", role: "moderator" } as const;
let store: ReturnType<typeof memoryEventStore>;
let keys: ReturnType<typeof memoryKeyStore>;
let subjects: ReturnType<typeof memoryWriteCounter>;
let clock: number;
beforeEach(() => {
  [store, keys, subjects, clock] = [memoryEventStore(), memoryKeyStore(), memoryWriteCounter(), Date.parse(at)];
});

const runtime = { now: () => clock, id: ulids(), sleep: async () => {}, random: () => 0 };
const DELETE = async (by: string, path: string, ports: Partial<UserPorts> = {}, headers = {}) => {
  const app = api(writes({ store, keys, subjects, runtime, ...ports }), {
    identity: memoryIdentity({ alice, admin, mo }),
    log: quietTelemetry().log,
    bodySecret: "secret",
    quota: { counter: subjects, limits: { other: { minute: 9, day: 9 } }, ownerFactor: 1, now: () => clock },
  });
  const response = await app.request(path, {
    method: "DELETE",
    headers: { authorization: `Bearer ${by}`, ...headers },
  });
  const { status, headers: answered } = response;
  return { status, headers: answered, body: (await response.json()) as Record<string, unknown> };
};
const keyOf = async (sub: string) => (await keys.read([sub])).get(sub);
const erasures = () => store.appended.flatMap(({ stream, events }) => events.map(({ payload }) => [stream, payload]));

test("whoever asks is erased: the log says it, their key is gone, and they write no more", async () => {
  await keys.create(alice.sub, new Uint8Array(32));
  const { status, body, headers } = await DELETE("alice", "/users/me");
  expect([status, body]).toEqual([202, { id: alice.sub, erased_at: at }]);
  expect(headers.get("etag")).toMatch(/^"1-/);
  expect(erasures()).toEqual([[`USER#${alice.sub}`, { id: alice.sub, erased_by: alice.sub }]]);
  expect([await keyOf(alice.sub), await subjects.isErased(alice.sub)]).toEqual([null, true]);
});

test("whoever asks again is answered the same, and nothing more is written", async () => {
  await DELETE("alice", "/users/me");
  clock += 60_000;
  for (const headers of [{}, { "idempotency-key": "1" }, { "idempotency-key": "1" }]) {
    const { status, body } = await DELETE("alice", "/users/me", {}, headers);
    expect([status, body]).toEqual([202, { id: alice.sub, erased_at: at }]);
  }
  expect(erasures()).toHaveLength(1);
});

test("an admin erases others, also those who were never here", async () => {
  expect(await DELETE("admin", `/users/${alice.sub}`)).toMatchObject({ status: 202, body: { id: alice.sub } });
  expect(erasures()).toEqual([[`USER#${alice.sub}`, { id: alice.sub, erased_by: admin.sub }]]);
  expect(await DELETE("admin", "/users/somebody")).toMatchObject({ status: 202, body: { id: "somebody" } });
  expect(await keyOf("somebody")).toBeNull();
  expect(await subjects.isErased(admin.sub)).toBe(false);
});

test("an admin is erased as anybody is, and not as somebody else; then they erase nobody", async () => {
  expect(await DELETE("admin", `/users/${admin.sub}`)).toMatchObject({ status: 403, body: { code: "user.self" } });
  expect(erasures()).toEqual([]);
  expect(await DELETE("admin", "/users/me")).toMatchObject({ status: 202, body: { id: admin.sub } });
  expect(await DELETE("admin", `/users/${alice.sub}`)).toMatchObject({ status: 403, body: { code: "user.erased" } });
  expect(erasures()).toHaveLength(1);
});

test.each(["alice", "mo"])("%s erases nobody else", async (by) => {
  expect(await DELETE(by, "/users/somebody")).toMatchObject({ status: 403, body: { code: "role.forbidden" } });
  expect(await DELETE("admin", "/users/a%23b")).toMatchObject({ status: 400 });
  expect(erasures()).toEqual([]);
});

const broken = async () => {
  throw new Error("out of reach");
};
test.each([
  ["keys", { keys: { erase: broken } }],
  ["subjects", { subjects: { erase: broken } }],
] as const)(
  "is not answered as done while the %s cannot be reached, and is when it is asked again",
  async (_, ports) => {
    expect((await DELETE("alice", "/users/me", ports)).status).toBe(500);
    expect(erasures()).toHaveLength(1);
    expect((await DELETE("alice", "/users/me")).status).toBe(202);
    expect([await keyOf(alice.sub), await subjects.isErased(alice.sub), erasures().length]).toEqual([null, true, 1]);
  },
);

test("nothing is destroyed of whom the log does not say it", async () => {
  const failing = { ...store, append: broken };
  expect((await DELETE("alice", "/users/me", { store: failing })).status).toBe(500);
  expect([await keyOf(alice.sub), await subjects.isErased(alice.sub)]).toEqual([undefined, false]);
});
