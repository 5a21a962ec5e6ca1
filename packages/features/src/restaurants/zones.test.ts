import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import { envelopesOf } from "@bellyfed/core/envelope";
import { execute, load } from "@bellyfed/core/execute";
import { ulids } from "@bellyfed/core/id";
import { ownMeta } from "@bellyfed/core/stream";
import type { Whereabouts } from "@bellyfed/core/whereabouts";
import { expect, it } from "vitest";
import { restaurantType } from "./decider.ts";
import { restaurantStream, restaurantZoneMissed } from "./events.ts";
import { owner, profile, restaurantId } from "./fixtures.ts";
import { timeZones } from "./policies.ts";

const stream = restaurantStream(restaurantId);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const runtime = { now: () => Date.UTC(2026, 0, 1), id: ulids(), sleep: async () => {}, random: () => 0 };

/** A restaurant whose zone was missed; `zones`: what is found when it is asked for again. */
async function missed(at: () => Promise<Whereabouts>) {
  const store = memoryEventStore();
  const ports = {
    store,
    runtime,
    table: memoryReadTable(),
    scheduler: memoryScheduler(),
    log: quiet,
    locator: { at },
  };
  const meta = ownMeta({ commandId: "create", actor: "user-ines", traceId: "trace" }, runtime);
  const command = { type: "create", id: restaurantId, profile, found: { time_zone: null }, actor: owner } as const;
  await execute(ports, { type: restaurantType, stream, command, meta, create: true });
  const event = store.appended.flatMap((commit) => envelopesOf(commit)).at(-1);
  const react = async () => {
    if (event?.event_type !== restaurantZoneMissed.type) throw new Error("Nothing was missed");
    await timeZones.react(event, ports);
  };
  const zone = async () => {
    const { state } = await load(store, restaurantType, stream);
    return state.status === "absent" ? undefined : state.time_zone;
  };
  return { react, zone, store };
}

it("a zone that was missed is asked for again until it is found, and written once", async () => {
  const lisbon = { time_zone: "Europe/Lisbon", neighborhood: "Alfama" };
  const answers: (() => Promise<Whereabouts>)[] = [() => Promise.reject(new Error("no answer")), async () => lisbon];
  const { react, zone, store } = await missed(() => (answers.shift() ?? (async () => lisbon))());
  await expect(react()).rejects.toThrow("no answer");
  expect(await zone()).toBeUndefined();
  await react();
  expect(await zone()).toBe("Europe/Lisbon");
  const { length } = store.appended;
  await react();
  expect(store.appended).toHaveLength(length);
});
