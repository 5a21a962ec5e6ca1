import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import { execute } from "@bellyfed/core/execute";
import { currentKeys } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { nothingSealed } from "@bellyfed/testing/invocation";
import fc from "fast-check";
import { expect, test } from "vitest";
import { restaurantOf } from "../restaurants/queries.ts";
import type { ReviewCommand } from "./decider.ts";
import { reviewType } from "./decider.ts";
import { reviewStream } from "./events.ts";
import { alice, content, maria, moderator } from "./fixtures.ts";
import { readModel } from "./projection.ts";

const places = ["0".repeat(26), "1".repeat(26)] as const;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const runtime = { now: () => 0, id: () => "id", sleep: async () => {}, random: () => 0 };

interface Step {
  readonly user: number;
  readonly place: 0 | 1;
  readonly type:
    | "create"
    | "update"
    | "delete"
    | "reply"
    | "remove_reply"
    | "suspend"
    | "reinstate"
    | "remove"
    | "restore";
  readonly rating: number;
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    user: fc.integer({ min: 0, max: 3 }),
    place: fc.constantFrom(0, 1),
    type: fc.constantFrom(
      ...([
        "create",
        "create",
        "update",
        "delete",
        "reply",
        "reply",
        "remove_reply",
        "suspend",
        "reinstate",
        "remove",
        "restore",
      ] as const),
    ),
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 25 },
);

/** The log after these commands; those that are refused leave nothing. */
async function logOf(history: readonly Step[]) {
  const store = memoryEventStore();
  for (const [index, { user, place, type, rating }] of history.entries()) {
    const at = new Date(Date.UTC(2026, 0, 2, 0, 0, 0, index)).toISOString();
    const id = String(user).padStart(26, "0");
    const restaurant_id = places[place];
    const actor = { ...alice, sub: `user-${user}` };
    const restaurant = { status: "open", owner_id: maria.sub } as const;
    const command: ReviewCommand = {
      create: { type: "create", id, restaurant_id, restaurant, content: { ...content, rating }, actor, at } as const,
      update: { type: "update", changes: { rating }, restaurant, actor, at } as const,
      delete: { type: "delete", restaurant, actor, at } as const,
      suspend: { type: "suspend" } as const,
      reinstate: { type: "reinstate" } as const,
      remove: { type: "remove", reason: "So", restaurant, actor: moderator, at } as const,
      restore: { type: "restore", reason: null, restaurant, actor: moderator, at } as const,
      remove_reply: { type: "remove_reply", restaurant, actor: moderator } as const,
      reply: { type: "reply", text: `Reply ${index}`, restaurant, actor: maria, at } as const,
    }[type];
    const meta = { commandId: `c${index}`, bodyHash: "", actor: actor.sub, traceId: "t", at };
    const stream = reviewStream(restaurant_id, id);
    await execute({ store, runtime }, { type: reviewType, stream, command, meta }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
  return store;
}

type Log = Awaited<ReturnType<typeof logOf>>;
async function tableAfter(log: Log, batches: readonly (readonly LogEnvelope[])[]): Promise<readonly Item[]> {
  const table = memoryReadTable();
  for (const batch of batches) {
    const { failed } = await projectBatch(readModel, batch, {
      table,
      keys: currentKeys,
      log,
      open: nothingSealed,
      runtime,
      logger: quiet,
    });
    expect(failed.size).toBe(0);
  }
  // Of one that is not shown there is nothing, or an item that says nothing.
  return table.items().filter((item) => readModel.canonical?.(item) !== undefined);
}

test("deliveries in any order, repeated and in any batches, end in the same table as the log in order", async () => {
  const schedule = fc.record({
    history: steps,
    picks: fc.array(fc.nat(), { maxLength: 60 }),
    size: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ history, picks, size }) => {
      const log = await logOf(history);
      const inOrder = log.appended.flatMap((commit) => envelopesOf(commit));
      const waiting = [...inOrder];
      const delivered = picks.flatMap((pick) => {
        const at = pick % Math.max(1, waiting.length);
        return pick % 3 === 0 ? waiting.slice(at, at + 1) : waiting.splice(at, 1);
      });
      const all = [...delivered, ...waiting];
      const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
        all.slice(n * size, (n + 1) * size),
      );
      const expected = await tableAfter(log, [inOrder]);
      expect(await tableAfter(log, batches)).toEqual(expected);
      expectRatings(expected);
    }),
    { numRuns: 200 },
  );
});

/** A restaurant's counters are what its reviews add up to. */
function expectRatings(items: readonly Item[]): void {
  for (const place of places) {
    const own = items.filter(({ PK }) => PK === `EST#${place}`);
    const ratings = own
      .filter(({ SK }) => String(SK).startsWith("REVIEW#"))
      .map(({ doc }) => JSON.parse(String(doc)).rating);
    const meta = own.find(({ SK }) => SK === `META#${place}`);
    const { rating } = restaurantOf({ ...meta, doc: '{"opening_hours":null}' }, 0) ?? {};
    expect(rating?.count).toBe(ratings.length);
    expect(rating?.histogram).toEqual([1, 2, 3, 4, 5].map((stars) => ratings.filter((r) => r === stars).length));
    expect(meta?.rating_sum ?? 0).toBe(ratings.reduce((sum, r) => sum + r, 0));
  }
}
