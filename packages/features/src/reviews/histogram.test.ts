import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import { execute, load } from "@bellyfed/core/execute";
import { currentKeys } from "@bellyfed/core/keys";
import { projectBatch } from "@bellyfed/core/project";
import { nothingSealed } from "@bellyfed/testing/invocation";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { metaKey } from "../restaurants/keys.ts";
import { voteType } from "../votes/decider.ts";
import { voteStream } from "../votes/events.ts";
import { readModel as votes } from "../votes/projection.ts";
import { type ReviewCommand, reviewType } from "./decider.ts";
import { reviewStream } from "./events.ts";
import { alice, content, maria, moderator, restaurantId as restaurant_id } from "./fixtures.ts";
import { helpfulIn } from "./helpful.ts";
import { reviewSortKey } from "./keys.ts";
import { readModel } from "./projection.ts";
import { isWritten } from "./state.ts";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const runtime = { now: () => 0, id: () => "id", sleep: async () => {}, random: () => 0 };
const users = [0, 1, 2, 3];
const idOf = (user: number) => String(user).padStart(26, "0");

interface Step {
  readonly user: number;
  readonly by: number;
  readonly type: ReviewCommand["type"] | "vote" | "unvote";
  readonly rating: number;
}
const kinds = [
  "create",
  "create",
  "update",
  "update",
  "delete",
  "reply",
  "remove_reply",
  "suspend",
  "reinstate",
  "remove",
] as const;
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    user: fc.constantFrom(...users),
    by: fc.constantFrom(...users),
    type: fc.constantFrom(...kinds, "restore", "restore", "erase", "vote", "vote", "vote", "unvote"),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 40 },
);

type Store = ReturnType<typeof memoryEventStore>;
const stateOf = async (store: Store, user: number) =>
  (await load(store, reviewType, reviewStream(restaurant_id, idOf(user)))).state;

function commandOf({ user, type, rating }: Step, at: string): ReviewCommand {
  const [id, actor] = [idOf(user), { ...alice, sub: `user-${user}` }];
  const restaurant = { status: "open", owner_id: maria.sub } as const;
  switch (type) {
    case "create":
      return { type, id, restaurant_id, restaurant, content: { ...content, rating }, actor, at };
    case "update":
      return { type, changes: { rating, sub_ratings: { food: rating } }, restaurant, actor, at };
    case "delete":
      return { type, restaurant, actor, at };
    case "reply":
      return { type, text: "Thanks", restaurant, actor: maria, at };
    case "remove_reply":
      return { type, restaurant, actor: maria };
    case "remove":
    case "restore":
      return { type, reason: "So", restaurant, actor: moderator, at };
    case "erase":
      return { type, id, restaurant_id, subject: actor.sub };
    case "suspend":
    case "reinstate":
      return { type };
    case "leave":
    case "arrive":
    case "stay":
    case "come_back":
    case "forget":
    case "vote":
    case "unvote":
      throw new Error("No command of a review");
  }
}

/** What is refused leaves nothing. */
async function take(store: Store, step: Step, n: number): Promise<void> {
  const at = new Date(Date.UTC(2026, 0, 2, 0, 0, 0, n)).toISOString();
  const { user, by, type } = step;
  const meta = { commandId: `c${n}`, bodyHash: "", actor: `user-${by}`, traceId: "t", at };
  const review_id = idOf(user);
  const state = await stateOf(store, user);
  const facts = isWritten(state) ? state : ({ status: "absent" } as const);
  const stream = voteStream(restaurant_id, review_id, `user-${by}`);
  const mark = { type: "mark", restaurant_id, review_id, review: facts, actor: { sub: `user-${by}` } } as const;
  const done =
    type === "vote" || type === "unvote"
      ? execute(
          { store, runtime },
          { type: voteType, stream, command: type === "vote" ? mark : { type: "unmark" }, meta },
        )
      : execute(
          { store, runtime },
          { type: reviewType, stream: reviewStream(restaurant_id, review_id), command: commandOf(step, at), meta },
        );
  await (done as Promise<unknown>).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

async function project(store: Store, table: MemoryReadTable, batch: readonly LogEnvelope[]): Promise<void> {
  const ports = { table, keys: currentKeys, log: store, open: nothingSealed, runtime, logger: quiet };
  for (const model of [readModel, votes]) expect((await projectBatch(model, batch, ports)).failed.size).toBe(0);
}

/** What the deciders know: the ratings of all that everybody sees, and how many found each helpful. */
async function expected(store: Store) {
  const states = (await Promise.all(users.map((user) => stateOf(store, user)))).filter(isWritten);
  const shown = states.filter(({ status }) => status === "published");
  const histogram = [1, 2, 3, 4, 5].map((stars) => shown.filter(({ rating }) => rating === stars).length);
  const helpful = await Promise.all(
    shown.map(async ({ id, created_at }) => {
      const loaded = users.map((by) => load(store, voteType, voteStream(restaurant_id, id, `user-${by}`)));
      const marks = (await Promise.all(loaded)).map(({ state: { marked } }) => marked?.review_created_at);
      return [reviewSortKey({ id, created_at }), marks.filter((at) => at === created_at).length] as const;
    }),
  );
  return { histogram, count: shown.length, helpful: Object.fromEntries(helpful) };
}

test("after any edits, removals, erasures and votes, delivered in any order, twice and in any batches, the histogram is that of what is shown", async () => {
  const schedule = fc.record({
    history: steps,
    picks: fc.array(fc.nat(), { maxLength: 60 }),
    size: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ history, picks, size }) => {
      const store = memoryEventStore();
      const table = memoryReadTable(readTable);
      await table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurant_id), doc: "{}" } } }]);
      for (const [n, step] of history.entries()) await take(store, step, n);
      const all = store.appended.flatMap((commit) => envelopesOf(commit));
      const luck = picks.flatMap((pick) => all.slice(pick % (all.length || 1)).slice(0, 1));
      const deliveries = [...luck, ...all.toReversed()];
      for (let n = 0; n < deliveries.length; n += size) await project(store, table, deliveries.slice(n, n + size));
      const { histogram, count, helpful } = await expected(store);
      const [meta = {}] = await table.batchGet([metaKey(restaurant_id)]);
      expect([1, 2, 3, 4, 5].map((stars) => Number(meta[`rating_${stars}`] ?? 0))).toEqual(histogram);
      expect(Number(meta.rating_count ?? 0)).toBe(count);
      expect(Number(meta.rating_sum ?? 0)).toBe(histogram.reduce((sum, many, n) => sum + many * (n + 1), 0));
      const shown = table.items().filter(({ SK, doc }) => String(SK).startsWith("REVIEW#") && doc !== undefined);
      expect(Object.fromEntries(shown.map((item) => [item.SK, helpfulIn(item)]))).toEqual(helpful);
    }),
    { numRuns: 200 },
  );
});
