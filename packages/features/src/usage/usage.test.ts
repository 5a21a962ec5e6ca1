import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { api } from "@bellyfed/core/http/api";
import type { UsageHour } from "@bellyfed/core/usage-log";
import { beforeEach, expect, it } from "vitest";
import type { Usage } from "./contract.ts";
import { countUsage } from "./counting.ts";
import { reads } from "./reads.ts";

const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);
const NOW = at("28T14:20");
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const hour = (of: string, facts: Partial<UsageHour> = {}): UsageHour => ({
  keyId: "k1",
  hour: `2026-11-${of}`,
  ...{ calls: 1, refused: 0, failed: 0, rcu: 0.5, wcu: 0 },
  ...facts,
});

let table: MemoryReadTable;
let logged: UsageHour[];
let asked: [from: string, to: string][];
beforeEach(() => {
  table = memoryReadTable();
  [logged, asked] = [[], []];
});

const log = {
  async hours(from: number, to: number) {
    const [first, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
    asked.push([first.slice(8, 16), end.slice(8, 16)]);
    return logged.filter((each) => first.slice(0, 13) <= each.hour && each.hour <= end.slice(0, 13));
  },
};
const count = (now: number) => countUsage({ table, log }, now);

async function usage(query = "", keyId: string | undefined = "k1", now = NOW) {
  const app = api(reads({ table, now: () => now }), { identity: memoryIdentity({}), log: quiet });
  const response = await app.request(`/usage${query}`, {}, { keyId });
  return { status: response.status, ...((await response.json()) as Usage) };
}
const nothing = { calls: 0, refused: 0, failed: 0, cost: { rcu: 0, wcu: 0 } };

it("says that nothing was counted before anything was", async () => {
  expect(await usage("?days=2")).toEqual({
    status: 200,
    counted_until: null,
    data: [
      { date: "2026-11-28", ...nothing },
      { date: "2026-11-27", ...nothing },
    ],
  });
});

it("adds the hours of a day up, and tells each key of its own calls alone", async () => {
  const refused = { calls: 4, refused: 3, failed: 1, rcu: 1.5, wcu: 2 };
  logged = [hour("28T13"), hour("28T14", refused), hour("27T23"), hour("28T14", { keyId: "k2", calls: 900 })];
  await count(NOW);
  const { counted_until, data } = await usage("?days=2");
  expect(counted_until).toBe("2026-11-28T14:20:00.000Z");
  expect(data).toEqual([
    { date: "2026-11-28", calls: 5, refused: 3, failed: 1, cost: { rcu: 2, wcu: 2 } },
    { date: "2026-11-27", ...nothing, calls: 1, cost: { rcu: 0.5, wcu: 0 } },
  ]);
  expect((await usage("?days=1", "k2")).data).toMatchObject([{ calls: 900 }]);
  expect((await usage("", "k3")).data).toEqual(expect.arrayContaining([{ date: "2026-11-22", ...nothing }]));
});

it("counts nothing twice, however often an hour is counted, and what comes late once", async () => {
  logged = [hour("28T13", { calls: 10 })];
  await count(at("28T14:01"));
  await count(at("28T14:01"));
  logged = [hour("28T13", { calls: 12 }), hour("28T14")];
  await count(at("28T15:01"));
  expect(asked).toEqual([
    ["27T13:00", "28T14:01"],
    ["28T13:00", "28T14:01"],
    ["28T13:00", "28T15:01"],
  ]);
  expect((await usage("?days=1")).data).toMatchObject([{ calls: 13 }]);
});

it("goes on where the last run stopped when one failed half way, and after days without any", async () => {
  logged = [hour("28T14", { calls: 7 })];
  await count(NOW);
  const whole = table.transact;
  let left = 1;
  table = { ...table, transact: async (writes) => (left-- > 0 ? whole(writes) : Promise.reject(new Error("cut off"))) };
  logged = [hour("28T14", { calls: 8 }), hour("28T15", { calls: 2 })];
  await expect(count(at("28T15:20"))).rejects.toThrow("cut off");
  expect((await usage("?days=1")).counted_until).toBe("2026-11-28T14:20:00.000Z");
  table = { ...table, transact: whole };
  await count(at("30T16:00"));
  expect(asked.at(-1)).toEqual(["28T14:00", "30T16:00"]);
  expect((await usage("?days=3", "k1", at("30T16:00"))).data[2]).toMatchObject({ date: "2026-11-28", calls: 10 });
});

it("looks back no further than the logs are kept", async () => {
  await count(NOW);
  await count(NOW + 30 * 86_400_000);
  expect(asked.at(-1)?.[0]).toBe("22T14:00");
});

it("counts more keys than one transaction takes", async () => {
  logged = Array.from({ length: 250 }, (_, n) => hour("28T14", { keyId: `key-${n}`, calls: n }));
  await count(NOW);
  expect((await usage("?days=1", "key-249")).data).toMatchObject([{ calls: 249 }]);
});

it("refuses days that it does not keep, and who comes without a key", async () => {
  for (const days of ["0", "32", "many"]) expect((await usage(`?days=${days}`)).status).toBe(400);
  expect((await usage("", "")).status).toBe(403);
});
