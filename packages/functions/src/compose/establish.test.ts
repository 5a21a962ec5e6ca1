import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { execute, load } from "@bellyfed/core/execute";
import { sha256, ulids } from "@bellyfed/core/id";
import { moderationType } from "@bellyfed/features/moderation/decider";
import { moderationStream } from "@bellyfed/features/moderation/events";
import { policies } from "@bellyfed/features/policies";
import { readTable } from "@bellyfed/features/read-table";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { profile } from "@bellyfed/features/restaurants/fixtures";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { reviewStream } from "@bellyfed/features/reviews/events";
import { busBatch, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { projectLog } from "@bellyfed/testing/project-log";
import { beforeEach, expect, test } from "vitest";
import { oneGeneration } from "../read-models/generation-tables.ts";
import { establisher } from "./establish.ts";
import { policyConsumer } from "./policy-consumer.ts";

const DAY_MS = 86_400_000;
let store: ReturnType<typeof memoryEventStore>;
let table: ReturnType<typeof memoryReadTable>;
let clock: number;
const runtime = {
  now: () => clock,
  id: ulids(),
  sleep: async (milliseconds: number) => {
    clock += milliseconds;
  },
  random: () => 0,
};
beforeEach(() => {
  [store, table, clock] = [memoryEventStore(), memoryReadTable(readTable), Date.UTC(2026, 0, 1)];
});

let commands = 0;
const meta = () => {
  const id = sha256(String(commands++));
  return { commandId: id, bodyHash: id, actor: "a", traceId: "t", at: new Date(clock).toISOString() };
};
const user = (sub: string, role = "user") => ({ sub, name: sub, role });
async function add(id: string, by = user("ulf")): Promise<void> {
  const command = { type: "create", id, profile, actor: by } as const;
  await execute({ store, runtime }, { type: restaurantType, stream: restaurantStream(id), command, meta: meta() });
}
async function hide(id: string): Promise<void> {
  const command = { type: "hide", reason: "Made up", actor: user("mo", "moderator") } as const;
  await execute({ store, runtime }, { type: restaurantType, stream: restaurantStream(id), command, meta: meta() });
}
async function review(restaurant_id: string, sub: string): Promise<void> {
  const content = { rating: 4, sub_ratings: null, title: null, text: null, visited_on: null, language: null };
  const about = { id: sub, restaurant_id, restaurant: { status: "open", owner_id: "ulf" } } as const;
  const command = { type: "create", ...about, content, actor: user(sub), at: new Date(clock).toISOString() } as const;
  await execute(
    { store, runtime },
    { type: reviewType, stream: reviewStream(restaurant_id, sub), command, meta: meta() },
  );
}
const all = (): LogEnvelope[] => store.appended.flatMap((commit) => envelopesOf(commit));
const project = () => projectLog(store, table);
const stateOf = async (id: string) => (await load(store, restaurantType, restaurantStream(id))).state;
const locator = { at: async () => ({ time_zone: "Europe/Lisbon" }) };
async function react(name: string, envelopes = all()) {
  const policy = policies.find((each) => each.name === name);
  if (!policy) throw new Error(`There is no policy ${name}`);
  return policyConsumer(
    policy,
    { store, events: store, generations: oneGeneration(table), scheduler: memoryScheduler(), runtime, locator },
    quietTelemetry(),
  )(busBatch(envelopes), testContext);
}
const run = () => establisher({ store, table, runtime }, quietTelemetry())({}, testContext);

test("what has stood for a day and is not hidden is established, once", async () => {
  for (const id of ["a", "b"]) await add(id);
  await hide("b");
  clock += DAY_MS - 1000;
  await add("c");
  await project();
  await run();
  expect(await stateOf("a")).toMatchObject({ established: false });
  clock += 2000;
  await run();
  await run();
  expect(await stateOf("a")).toMatchObject({ established: true });
  for (const id of ["b", "c"]) expect(await stateOf(id)).toMatchObject({ established: false });
  expect(all().filter(({ event_type }) => event_type === "RESTAURANT_ESTABLISHED")).toHaveLength(1);
});

test("a flood is established page by page", async () => {
  const ids = Array.from({ length: 250 }, (_, n) => `r${n}`);
  for (const id of ids) await add(id);
  await project();
  clock += DAY_MS + 1;
  await run();
  for (const id of ids) expect(await stateOf(id)).toMatchObject({ established: true });
});

test("the third review by others establishes a restaurant, however often and late it is told", async () => {
  await add("a");
  for (const sub of ["u1", "u2"]) await review("a", sub);
  await project();
  expect((await react("establishing")).batchItemFailures).toEqual([]);
  expect(await stateOf("a")).toMatchObject({ established: false });
  await review("a", "u3");
  expect((await react("establishing", all().slice(-1))).batchItemFailures).toHaveLength(1);
  await project();
  for (let time = 0; time < 2; time++) expect((await react("establishing")).batchItemFailures).toEqual([]);
  expect(await stateOf("a")).toMatchObject({ established: true });
  expect(all().filter(({ event_type }) => event_type === "RESTAURANT_ESTABLISHED")).toHaveLength(1);
});

test("a review that is not counted after half a minute holds up nobody", async () => {
  await add("a");
  await project();
  await review("a", "u1");
  expect((await react("establishing", all().slice(-1))).batchItemFailures).toHaveLength(1);
  clock += 30_000;
  expect((await react("establishing", all().slice(-1))).batchItemFailures).toEqual([]);
});

async function askToHide(author_id: string, by = "mo"): Promise<void> {
  const actor = { sub: by };
  const command = { type: "hide_by_author", id: "m", author_id, reason: "A flood", actor } as const;
  await execute({ store, runtime }, { type: moderationType, stream: moderationStream("m"), command, meta: meta() });
}

test("all that somebody has added is hidden and nothing else, however often it is told", async () => {
  const flood = Array.from({ length: 230 }, (_, n) => `r${n}`);
  for (const id of flood) await add(id);
  for (const id of ["x", "y"]) await add(id, user("una"));
  await hide("r3");
  await project();
  await askToHide("ulf");
  for (let time = 0; time < 2; time++) expect((await react("hide-by-author")).batchItemFailures).toEqual([]);
  for (const id of flood)
    expect(await stateOf(id)).toMatchObject({ hidden: { reason: id === "r3" ? "Made up" : "A flood" } });
  for (const id of ["x", "y"]) expect(await stateOf(id)).toMatchObject({ hidden: null });
  expect(all().filter(({ event_type }) => event_type === "RESTAURANT_HIDDEN")).toHaveLength(flood.length);
});

test("what was added just before and comes to the list only now is hidden, too", async () => {
  await add("a");
  await project();
  await add("b");
  await askToHide("ulf");
  const waiting = runtime.sleep;
  runtime.sleep = async (milliseconds) => {
    await waiting(milliseconds);
    await project();
  };
  await react("hide-by-author");
  runtime.sleep = waiting;
  for (const id of ["a", "b"]) expect(await stateOf(id)).toMatchObject({ hidden: { reason: "A flood" } });
});

test("nobody asks to hide their own, and what has come to be theirs is left", async () => {
  await add("a");
  await add("b");
  const command = { type: "assign_owner", owner_id: "mo" } as const;
  await execute({ store, runtime }, { type: restaurantType, stream: restaurantStream("a"), command, meta: meta() });
  await project();
  await expect(askToHide("mo")).rejects.toMatchObject({ code: "restaurant.own" });
  await askToHide("ulf");
  expect((await react("hide-by-author")).batchItemFailures).toEqual([]);
  expect(await stateOf("a")).toMatchObject({ hidden: null });
  expect(await stateOf("b")).toMatchObject({ hidden: { reason: "A flood" } });
});
