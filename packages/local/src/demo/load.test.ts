import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { withFaults } from "@bellyfed/adapters/memory/faults";
import { envelopesOf } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import { ulids } from "@bellyfed/core/id";
import { expect, test } from "vitest";
import { demoData } from "./data.ts";
import { loadDemo, sizeOf } from "./load.ts";
import { demoPorts, perform } from "./request.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1, 12);
const runtimeAt = (now: number) => ({ now: () => now, id: ulids(), sleep: async () => {}, random: () => 0.5 });
const total = sizeOf(demoData(1, NOW));
/** What the log says, whatever order the streams were written in. */
const contentOf = (store: ReturnType<typeof memoryEventStore>) =>
  store.appended
    .flatMap((commit) => envelopesOf(commit))
    .map(({ event_id, trace_id, ...content }) => content)
    .sort((a, b) =>
      a.stream_id + String(a.stream_version).padStart(9) < b.stream_id + String(b.stream_version).padStart(9) ? -1 : 1,
    );

test("every command of the demo data writes one commit, at its own time in the past", async () => {
  const store = memoryEventStore();
  const seen: number[] = [];
  const loaded = await loadDemo({ store, runtime: runtimeAt(NOW) }, (done, of) => seen.push(done / of));
  expect(loaded).toEqual({ written: total - 1, replayed: 1, refused: 0 });
  expect(store.appended).toHaveLength(total);
  expect([seen.length, seen.at(-1)]).toEqual([total, 1]);
  expect(store.appended.every(({ timestamp }) => Date.parse(timestamp) <= NOW)).toBe(true);
  expect(new Set(store.appended.map(({ stream }) => stream.split("#")[0]))).toEqual(
    new Set(["RESTAURANT", "MENU", "REVIEW"]),
  );
});

test("a second load, even on another day, writes nothing", async () => {
  const store = memoryEventStore();
  await loadDemo({ store, runtime: runtimeAt(NOW) });
  const again = await loadDemo({ store, runtime: runtimeAt(NOW + 9 * DAY) });
  expect(again).toEqual({ written: 0, replayed: total, refused: 0 });
  expect(store.appended).toHaveLength(total);
});

test.each([100, 2500])(
  "a load that is cut off after %i appends goes on the next day to the same end",
  async (appends) => {
    const whole = memoryEventStore();
    await loadDemo({ store: whole, runtime: runtimeAt(NOW) });
    const store = memoryEventStore();
    let left = appends;
    const failing = withFaults(store, ({ method, when }) => {
      if (method === "append" && when === "after" && left-- <= 0) throw new Error("cut off");
    });
    await expect(loadDemo({ store: failing, runtime: runtimeAt(NOW) })).rejects.toThrow("cut off");
    await loadDemo({ store, runtime: runtimeAt(NOW + DAY) });
    expect(contentOf(store)).toEqual(contentOf(whole));
  },
);

test("a store that cannot be had for a while is waited for", async () => {
  const store = memoryEventStore();
  let calls = 0;
  const failing = withFaults(store, ({ when }) => {
    calls += 1;
    const fails = when === "before" ? calls % 500 < 20 : calls % 900 < 5;
    if (fails) throw new AppError("unavailable", "store.unavailable", "no store");
  });
  const { refused } = await loadDemo({ store: failing, runtime: runtimeAt(NOW) });
  expect([refused, store.appended.length]).toEqual([0, total]);
});

test("what is refused, since a restaurant was closed before its reviews came, is counted and left", async () => {
  const store = memoryEventStore();
  const ports = demoPorts({ store, runtime: runtimeAt(NOW) });
  const { restaurants, reviews } = demoData(1, NOW);
  const busy = restaurants.find(({ key }) => reviews.filter(({ restaurant }) => restaurant === key).length > 3);
  const { key, owner, at, body } = busy!;
  const created = await perform(ports, { operation: "createRestaurant", caller: owner, at, key, body });
  const params = { id: (created.body as { id: string }).id };
  await perform(ports, { operation: "closeRestaurant", caller: owner, at, key: "early", params });
  const { refused, written } = await loadDemo(ports);
  expect(refused).toBeGreaterThan(3);
  expect(written + refused).toBeGreaterThan(total - 5);
  expect(store.appended.filter(({ stream }) => stream.startsWith(`REVIEW#${params.id}`))).toEqual([]);
});

test("a request that the API does not know is a mistake, not a refusal", async () => {
  const ports = demoPorts({ store: memoryEventStore(), runtime: runtimeAt(NOW) });
  const caller = { sub: "a", name: "A", role: "user" } as const;
  await expect(perform(ports, { operation: "openCasino", caller, at: NOW, key: "k" })).rejects.toThrow("openCasino");
  await expect(perform(ports, { operation: "createRestaurant", caller, at: NOW, key: "k" })).rejects.toThrow(
    "is required",
  );
});
