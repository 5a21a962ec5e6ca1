import { beforeEach, expect, test } from "vitest";
import { KEY_BYTES, type KeyStore, type SubjectKey } from "../subject-keys.ts";
import { cachedKeys, KEY_SECONDS } from "./keys.ts";
import { newKey } from "./text.ts";

let stored: Map<string, SubjectKey>;
let calls: string[];
let clock: number;
let broken: boolean;
/** What happens before the next key is created. */
let meanwhile: () => void;

const store: KeyStore = {
  async read(subjects) {
    calls.push(`read ${subjects.join(" ")}`);
    if (broken) throw new Error("out of reach");
    return new Map(
      subjects.flatMap((subject) => (stored.has(subject) ? [[subject, stored.get(subject) ?? null]] : [])),
    );
  },
  async create(subject, key) {
    calls.push(`create ${subject}`);
    meanwhile();
    if (!stored.has(subject)) stored.set(subject, key);
    return stored.get(subject) ?? null;
  },
  enlist: async (subject, stream) => void calls.push(`enlist ${subject} ${stream}`),
  streamsOf: async () => ({ streams: [], last: undefined }),
  erase: async (subject) => void stored.set(subject, null),
};

beforeEach(() => {
  [stored, calls, clock, broken, meanwhile] = [new Map(), [], 0, false, () => {}];
  for (const subject of ["alice", "maria"]) stored.set(subject, newKey());
});
const ring = () => cachedKeys(store, { now: () => clock });

test("many keys are fetched by one call, and by none again within 60 seconds", async () => {
  const keys = ring();
  expect(await keys.known(["alice", "maria"])).toEqual(stored);
  clock = KEY_SECONDS * 1000 - 1;
  expect(await keys.known(["maria", "alice"])).toEqual(stored);
  expect(await keys.known([])).toEqual(new Map());
  expect(calls).toEqual(["read alice maria"]);
});

test("only those are asked for that are not known", async () => {
  const keys = ring();
  await keys.known(["alice"]);
  expect(await keys.known(["alice", "maria"])).toEqual(stored);
  expect(calls).toEqual(["read alice", "read maria"]);
});

test("an erasure is seen after 60 seconds, and from then on without asking", async () => {
  const keys = ring();
  await keys.known(["alice"]);
  await store.erase("alice");
  clock = KEY_SECONDS * 1000 - 1;
  expect((await keys.known(["alice"])).get("alice")).toBeInstanceOf(Uint8Array);
  clock += 1;
  expect(await keys.known(["alice"])).toEqual(new Map([["alice", null]]));
  clock += 86_400_000;
  expect(await keys.known(["alice"])).toEqual(new Map([["alice", null]]));
  expect(calls).toEqual(["read alice", "read alice"]);
});

test("a key that was missing is asked for again, and is not made by asking", async () => {
  const keys = ring();
  expect(await keys.known(["new"])).toEqual(new Map());
  stored.set("new", newKey());
  expect(await keys.known(["new"])).toEqual(new Map([["new", stored.get("new")]]));
  expect(calls).toEqual(["read new", "read new"]);
});

test("keys as they are now are asked for each time, and known from then on", async () => {
  const keys = ring();
  await keys.known(["alice"]);
  await store.erase("alice");
  expect(await keys.fresh(["alice"])).toEqual(new Map([["alice", null]]));
  expect(await keys.known(["alice"])).toEqual(new Map([["alice", null]]));
  expect(calls).toEqual(["read alice", "read alice"]);
});

test("a stream is noted before the keys are read, whatever is known, and whoever has none gets one", async () => {
  const keys = ring();
  await keys.known(["alice"]);
  calls = [];
  const found = await keys.enlisted(["alice", "new"], "REVIEW#1");
  expect(calls).toEqual(["enlist alice REVIEW#1", "enlist new REVIEW#1", "read alice new", "create new"]);
  expect(found.get("new")).toHaveLength(KEY_BYTES);
  expect(found).toEqual(new Map([...stored].filter(([subject]) => subject !== "maria")));
  expect(await keys.known(["new"])).toEqual(new Map([["new", stored.get("new")]]));
});

test("of two who make a subject's first key at once both get the one that is stored", async () => {
  const theirs = newKey();
  meanwhile = () => stored.set("new", theirs);
  expect((await ring().made(["new"])).get("new")).toBe(theirs);
});

test("a subject who is erased before the first key is made gets none", async () => {
  meanwhile = () => stored.set("new", null);
  const keys = ring();
  expect((await keys.enlisted(["new"], "REVIEW#1")).get("new")).toBeNull();
  expect((await keys.known(["new"])).get("new")).toBeNull();
});

test("keys that are out of reach are an error, and nothing is remembered of it", async () => {
  const keys = ring();
  broken = true;
  await expect(keys.known(["alice"])).rejects.toThrow("out of reach");
  await expect(keys.enlisted(["alice"], "REVIEW#1")).rejects.toThrow("out of reach");
  broken = false;
  expect((await keys.known(["alice"])).get("alice")).toBe(stored.get("alice"));
});

test("of very many keys the oldest are forgotten", async () => {
  const keys = ring();
  const many = Array.from({ length: 10_001 }, (_, n) => `user-${n}`);
  for (const subject of many) stored.set(subject, newKey());
  await keys.known(many);
  calls = [];
  await keys.known(["user-1", "user-10000"]);
  expect(calls).toEqual([]);
  await keys.known(["user-0"]);
  expect(calls).toEqual(["read user-0"]);
});
