import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { execute, load } from "@bellyfed/core/execute";
import type { EventStore } from "@bellyfed/core/ports";
import { beforeEach, expect, test } from "vitest";
import { type RestaurantCommand, restaurantType } from "../restaurants/decider.ts";
import { restaurantStream } from "../restaurants/events.ts";
import { admin, owner, profile } from "../restaurants/fixtures.ts";
import { type ReviewCommand, reviewType } from "./decider.ts";
import { reviewStream } from "./events.ts";
import { alice, at, content, maria, restaurantId, reviewId } from "./fixtures.ts";
import { ownReviews } from "./policies.ts";

const runtime = { now: () => Date.parse(at), id: () => "id", sleep: async () => {}, random: () => 0 };
const log = { info: () => {}, warn: () => {}, error: () => {} };
const streamOfRestaurant = restaurantStream(restaurantId);
const streamOfReview = reviewStream(restaurantId, reviewId);
let store: ReturnType<typeof memoryEventStore>;
let commands: number;
const meta = () => ({ commandId: `c${commands++}`, bodyHash: "", actor: "a", traceId: "t", at });
const onRestaurant = (command: RestaurantCommand) =>
  execute({ store, runtime }, { type: restaurantType, stream: streamOfRestaurant, command, meta: meta() });
const onReview = (command: ReviewCommand) =>
  execute({ store, runtime }, { type: reviewType, stream: streamOfReview, command, meta: meta() });

/** Gives the restaurant to somebody; answers the event as the bus brings it. */
async function give(owner_id: string): Promise<LogEnvelope> {
  await onRestaurant({ type: "assign_owner", owner_id });
  return store.appended.flatMap((commit) => envelopesOf(commit)).at(-1) as LogEnvelope;
}
const react = (event: LogEnvelope, on: EventStore = store) =>
  ownReviews.react(event, { store: on, runtime, log, table: memoryReadTable(), scheduler: memoryScheduler() });
const status = async () => (await load(store, reviewType, streamOfReview)).state.status;
const types = () => store.appended.flatMap(({ events }) => events.map(({ type }) => type));
const ofReviews = () => types().filter((type) => type.startsWith("REVIEW_"));

beforeEach(async () => {
  store = memoryEventStore();
  commands = 0;
  await onRestaurant({ type: "create", id: restaurantId, profile, actor: owner });
  const restaurant = { status: "open", owner_id: owner.sub } as const;
  await onReview({ type: "create", id: reviewId, restaurant_id: restaurantId, restaurant, content, actor: alice, at });
});

test("whoever is given a restaurant has their review of it suspended, and reinstated when it is taken away", async () => {
  await react(await give(alice.sub));
  expect(await status()).toBe("suspended");
  await react(await give(maria.sub));
  expect(await status()).toBe("published");
  expect(ofReviews()).toEqual(["REVIEW_CREATED", "REVIEW_SUSPENDED", "REVIEW_REINSTATED"]);
});

test("an event that comes again changes nothing", async () => {
  const event = await give(alice.sub);
  await react(event);
  await react(event);
  expect(ofReviews()).toEqual(["REVIEW_CREATED", "REVIEW_SUSPENDED"]);
});

test("who has not reviewed it is no concern", async () => {
  await react(await give(maria.sub));
  expect(ofReviews()).toEqual(["REVIEW_CREATED"]);
});

test("of two events that come in the wrong order the newer one counts", async () => {
  const [toAlice, toMaria] = [await give(alice.sub), await give(maria.sub)];
  await react(toMaria);
  await react(toAlice);
  expect(await status()).toBe("published");
  const again = await give(alice.sub);
  await react(again);
  await react(toMaria);
  await react(toAlice);
  expect(await status()).toBe("suspended");
});

/** A log through which one sees the restaurant once, and then waits. */
function afterTheFirstLook(happen: () => Promise<void>): EventStore {
  let looked = false;
  return {
    ...store,
    load: async (stream, schema) => {
      const loaded = await store.load(stream, schema);
      if (stream === streamOfRestaurant && !looked) {
        looked = true;
        await happen();
      }
      return loaded;
    },
  };
}

test("what was decided by a former owner is put right by whoever decided it", async () => {
  const toAlice = await give(alice.sub);
  await react(
    toAlice,
    afterTheFirstLook(async () => react(await give(maria.sub))),
  );
  expect(await status()).toBe("published");
});

test("two deliveries of one event that know different owners do not hide each other's command", async () => {
  const toAlice = await give(alice.sub);
  const toMaria = await give(maria.sub);
  await react(
    toAlice,
    afterTheFirstLook(async () => {
      await give(alice.sub);
      await react(toAlice);
    }),
  );
  expect(await status()).toBe("suspended");
  await react(toMaria);
  expect(await status()).toBe("suspended");
});

test("its commands are the policy's, in the trace of what caused them", async () => {
  const event = await give(alice.sub);
  await react({ ...event, trace_id: "trace of the admin" });
  expect(store.appended.at(-1)).toMatchObject({ actor: "policy:own-reviews", traceId: "trace of the admin" });
  expect(admin.sub).not.toBe(store.appended.at(-1)?.actor);
});

test("what takes effect when it is no longer right is put right once it has happened", async () => {
  const [toAlice, toMaria] = [await give(alice.sub), await give(maria.sub)];
  for (const event of [toAlice, toMaria]) await react(event);
  expect(await status()).toBe("published");
  // An append of the first reaction that nobody waited for any more.
  await onReview({ type: "suspend" });
  await react(store.appended.flatMap((commit) => envelopesOf(commit)).at(-1) as LogEnvelope);
  expect(await status()).toBe("published");
});
