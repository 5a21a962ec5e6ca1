import { currentKeys } from "@bellyfed/core/keys";
import type { Item, Key, Operation, Write } from "@bellyfed/core/ports";
import type { Recorded } from "@bellyfed/core/projection";
import { runsOf, specifyProjection } from "@bellyfed/testing/specification";
import fc from "fast-check";
import { expect, test } from "vitest";
import { metaKey } from "../restaurants/keys.ts";
import { type ReviewEvent, reviewStream } from "./events.ts";
import {
  at,
  created,
  deleted,
  facts,
  maria,
  reinstated,
  removal,
  removed,
  replied,
  replyRemoved,
  restaurantId,
  restored,
  reviewId,
  shownRemoval,
  suspended,
  updated,
} from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { shownReply, shownReview } from "./shown.ts";

const stream = reviewStream(restaurantId, reviewId);
const after = (...events: ReviewEvent[]) =>
  specifyProjection(readModel)
    .given()
    .after(stream, ...events);
const item = { PK: `EST#${restaurantId}`, SK: `REVIEW#${at}#${reviewId}` };
const meta = metaKey(restaurantId);
const again = "2026-02-02T02:02:02.222Z";

/** What an update sets and adds, by attribute. */
function effectOf({ UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues }: Operation) {
  const names = ExpressionAttributeNames as Record<string, string>;
  const values = ExpressionAttributeValues as Record<string, unknown>;
  const [set = "", add = ""] = String(UpdateExpression)
    .replace(/ ?REMOVE .*/, "")
    .replace(/^SET /, "")
    .split(" ADD ");
  const pairs = (part: string, by: string) =>
    Object.fromEntries(
      part
        .split(", ")
        .filter(Boolean)
        .map((pair) => pair.split(by) as [string, string])
        .map(([name, value]) => [names[name] ?? name, values[value]]),
    );
  return { set: pairs(set, " = "), add: pairs(add, " ") };
}
/** What a write leaves of an item, whichever way it is written. */
const itemIn = (write: Write | undefined): Item =>
  write?.kind === "update"
    ? { ...(write.operation.Key as Key), ...effectOf(write.operation).set }
    : (write?.operation.Item as Item);
const ratingOf = (writes: readonly Write[] | undefined) => {
  const write = writes?.find(({ operation }) => (operation.Key as Key | undefined)?.SK === meta.SK);
  return write ? effectOf(write.operation).add : undefined;
};

test("a review is put, and its rating added to the restaurant", () => {
  const result = after(created());
  result.writes({ kind: "update", key: item }, { kind: "update", key: meta });
  expect(ratingOf(result.operations())).toEqual({ rating_count: 1, rating_sum: 5, rating_5: 1 });
  const doc = JSON.stringify(shownReview({ ...facts, updated_at: at }));
  expect(itemIn(result.operations()?.[0])).toMatchObject({ doc, stream_version: 1, user_id: "user-alice" });
});

test("another rating moves the counters by the difference", () => {
  const result = after(updated({ rating: 2 }));
  result.writes({ kind: "update", key: item }, { kind: "update", key: meta });
  expect(ratingOf(result.operations())).toEqual({ rating_count: 0, rating_sum: -3, rating_5: -1, rating_2: 1 });
});

test("what is rated by itself is counted by itself, whatever is rated later", () => {
  const first = created({ sub_ratings: { food: 5, service: 3 } });
  expect(ratingOf(after(first).operations())).toEqual({
    ...{ rating_count: 1, rating_sum: 5, rating_5: 1 },
    ...{ food_count: 1, food_sum: 5, service_count: 1, service_sum: 3 },
  });
  const others = updated({ sub_ratings: { food: 2, value: 4 } }, 5, { food: 5, service: 3 });
  const moved = { food_count: 0, food_sum: -3, service_count: -1, service_sum: -3, value_count: 1, value_sum: 4 };
  expect(ratingOf(after(others).operations())).toEqual(moved);
  expect(ratingOf(after(first, others).operations())).toEqual({
    ...{ rating_count: 1, rating_sum: 5, rating_5: 1 },
    ...{ food_count: 1, food_sum: 2, service_count: 0, service_sum: 0, value_count: 1, value_sum: 4 },
  });
});

test("a review that goes, or comes back, takes with it or brings what it rated by itself", () => {
  const rated = { sub_ratings: { ambience: 4 } };
  const less = { rating_count: -1, rating_sum: -5, rating_5: -1, ambience_count: -1, ambience_sum: -4 };
  for (const event of [deleted({}, 5, false, rated.sub_ratings), removed(false, rated), suspended(null, rated)]) {
    expect(ratingOf(after(event).operations())).toEqual(less);
  }
  const more = { rating_count: 1, rating_sum: 5, rating_5: 1, ambience_count: 1, ambience_sum: 4 };
  for (const event of [reinstated(null, rated), restored(false, rated)]) {
    expect(ratingOf(after(event).operations())).toEqual(more);
  }
});

test("a change that keeps the rating leaves the restaurant alone", () => {
  after(updated({ title: "Still good" })).writes({ kind: "update", key: item });
});

test("a reply is written beside the review, whose words it does not know", () => {
  const result = after(replied());
  result.writes({ kind: "update", key: item });
  const { set } = effectOf(result.operations()![0]!.operation);
  expect(set).toMatchObject({ reply: JSON.stringify(shownReply(replied().payload.reply)), stream_version: 1 });
  expect(set).not.toHaveProperty("doc");
});

test("a delete takes the review and its last rating away", () => {
  const result = after(deleted({}, 3));
  result.writes({ kind: "delete", key: item }, { kind: "update", key: meta });
  expect(ratingOf(result.operations())).toEqual({ rating_count: -1, rating_sum: -3, rating_3: -1 });
});

test("created, changed and deleted in one batch writes no review, and counters that cancel out", () => {
  const result = after(created(), updated({ rating: 1 }), deleted({}, 1));
  result.writes({ kind: "update", key: meta });
  expect(ratingOf(result.operations())).toEqual({ rating_count: 0, rating_sum: 0, rating_5: 0, rating_1: 0 });
});

test("created, changed and answered in one batch is one write", () => {
  const result = after(created(), updated({ rating: 1 }), replied());
  result.writes({ kind: "update", key: item }, { kind: "update", key: meta });
  expect(itemIn(result.operations()?.[0])).toMatchObject({
    doc: JSON.stringify(shownReview({ ...facts, rating: 1, updated_at: at })),
    reply: JSON.stringify(shownReply(replied().payload.reply)),
    stream_version: 3,
  });
});

test("a reply that is removed is taken off its item, and leaves nothing of one in the same batch", () => {
  const [alone] = after(replyRemoved()).operations() ?? [];
  expect(alone?.operation.UpdateExpression).toMatch(/^SET .*#stream_version.* REMOVE #reply$/);
  expect(itemIn(after(created(), replied(), replyRemoved()).operations()?.[0])).not.toHaveProperty("reply");
  const answered = after(created(), replied(), replyRemoved(), replied("Again")).operations()?.[0];
  expect(itemIn(answered)).toMatchObject({ reply: JSON.stringify(shownReply(replied("Again").payload.reply)) });
});

test("a review written again after a delete is another item, without the old reply", () => {
  const result = after(replied(), deleted(), created({ created_at: again, rating: 2 }));
  result.writes(
    { kind: "delete", key: item },
    { kind: "update", key: { ...item, SK: `REVIEW#${again}#${reviewId}` } },
    { kind: "update", key: meta },
  );
  expect(itemIn(result.operations()?.[1])).not.toHaveProperty("reply");
  expect(ratingOf(result.operations())).toEqual({ rating_count: 0, rating_sum: -3, rating_5: -1, rating_2: 1 });
});

test("a review written again in the same millisecond is put anew, without the old reply", () => {
  const result = after(replied(), deleted(), created({ rating: 2 }));
  result.writes({ kind: "put", key: item }, { kind: "update", key: meta });
  expect(itemIn(result.operations()?.[0])).not.toHaveProperty("reply");
});

const withheld = { ...item, SK: `WITHHELD#${at}#${reviewId}` };
const taken = { rating_count: -1, rating_sum: -5, rating_5: -1 };
const added = { rating_count: 1, rating_sum: 5, rating_5: 1 };
const moved = [
  { kind: "update", key: item },
  { kind: "put", key: withheld },
  { kind: "update", key: meta },
] as const;
const movedBack = [
  { kind: "delete", key: withheld },
  { kind: "update", key: item },
  { kind: "update", key: meta },
] as const;

test("a suspended or removed review goes to where nobody's list looks, with its rating", () => {
  const reply = replied().payload.reply;
  for (const event of [suspended(null, { reply }), removed(false, { reply })]) {
    const result = after(event);
    result.writes(...moved);
    expect(ratingOf(result.operations())).toEqual(taken);
    expect(itemIn(result.operations()?.[1])).toMatchObject({
      ...{ GSI1PK: "USER#user-alice", GSI1SK: `REVIEW#${at}#${reviewId}` },
      ...{ reply: JSON.stringify(shownReply(reply)), stream_version: 1 },
    });
  }
});

test("only a removed one is in the list of removed ones", () => {
  const put = (event: ReviewEvent) =>
    after(event)
      .operations()
      ?.find(({ kind }) => kind === "put")?.operation.Item as Item;
  const listed = { GSI2PK: "REMOVED", GSI2SK: `${removal.removed_at}#${reviewId}` };
  expect(put(removed())).toMatchObject(listed);
  expect(put(suspended(removal))).toMatchObject(listed);
  expect(put(reinstated(removal))).toMatchObject(listed);
  expect(put(suspended())).not.toHaveProperty("GSI2PK");
  expect(put(restored(true))).not.toHaveProperty("GSI2PK");
  expect(JSON.parse(String(put(removed()).doc))).toMatchObject({ status: "removed", removal: shownRemoval });
  expect(JSON.parse(String(put(suspended()).doc))).toMatchObject({ status: "suspended" });
});

test("one that comes back is whole, and counts again", () => {
  for (const event of [reinstated(), restored()]) {
    const result = after(event);
    result.writes(...movedBack);
    expect(ratingOf(result.operations())).toEqual(added);
    expect(itemIn(result.operations()?.[1])).toMatchObject({
      doc: JSON.stringify(shownReview({ ...facts, updated_at: at })),
      stream_version: 1,
    });
  }
});

test("what others do not see anyway moves no counter and stays where it is", () => {
  for (const event of [suspended(removal), reinstated(removal), removed(true), restored(true)]) {
    after(event).writes({ kind: "put", key: withheld });
  }
  after(deleted({}, 5, true)).writes({ kind: "delete", key: withheld });
});

test("to and fro in one batch is one write an item, and counters that cancel out", () => {
  const result = after(created(), suspended(), reinstated(), replied(), removed());
  result.writes({ kind: "put", key: withheld }, { kind: "update", key: meta });
  expect(ratingOf(result.operations())).toEqual({ rating_count: 0, rating_sum: 0, rating_5: 0 });
  after(suspended(), deleted({}, 5, true)).writes({ kind: "update", key: item }, { kind: "update", key: meta });
});

test("many reviews of one restaurant are one write on the restaurant", () => {
  const ids = Array.from({ length: 20 }, (_, n) => String(n).padStart(26, "0"));
  const events = ids.map(
    (id, n): Recorded => ({
      event: created({ id, rating: 1 + (n % 5) }),
      stream: reviewStream(restaurantId, id),
      version: 1,
      timestamp: at,
    }),
  );
  const writes = readModel.project(runsOf(events), () => undefined, currentKeys);
  expect(writes).toHaveLength(21);
  expect(ratingOf(writes)).toEqual({
    rating_count: 20,
    rating_sum: 60,
    rating_1: 4,
    rating_2: 4,
    rating_3: 4,
    rating_4: 4,
    rating_5: 4,
  });
});

test("the restaurant's page is made anew", () => {
  const recorded = { event: created(), stream, version: 1, timestamp: at };
  expect(readModel.tags([recorded, recorded])).toEqual([`restaurant:${restaurantId}`]);
});

type Step = { readonly kind: "write" | "delete" | "reply" | "unreply"; readonly rating: number };

/** A history as the decider makes it; every review after a delete has its own time. */
function historyOf(steps: readonly Step[]): Recorded[] {
  let rating: number | undefined;
  let created_at = at;
  const events: ReviewEvent[] = [];
  for (const [index, step] of steps.entries()) {
    if (rating === undefined) {
      created_at = `2026-01-02T03:04:05.${String(index).padStart(3, "0")}Z`;
      events.push(created({ rating: step.rating, created_at }));
      rating = step.rating;
    } else if (step.kind === "write") {
      events.push(updated({ rating: step.rating, created_at }, rating));
      rating = step.rating;
    } else if (step.kind === "reply") {
      events.push(replied(`Reply ${index}`, { created_at }));
    } else if (step.kind === "unreply") {
      events.push(replyRemoved(maria.sub, { created_at }));
    } else {
      events.push(deleted({ created_at }, rating));
      rating = undefined;
    }
  }
  return events.map((event, index) => ({ event, stream, version: index + 1, timestamp: at }));
}

function tableAfter(batches: readonly (readonly Recorded[])[]): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const batch of batches) {
    const writes = readModel.project(runsOf(batch), () => undefined, currentKeys) ?? [];
    const keys = writes.map(({ operation }) => ((operation.Key ?? operation.Item) as Item).SK as string);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [index, { kind, operation }] of writes.entries()) {
      const sk = keys[index]!;
      if (kind === "delete") items.delete(sk);
      else if (kind === "put") {
        const { doc, reply, stream_version } = operation.Item as Item;
        items.set(sk, { doc, reply, stream_version });
      } else items.set(sk, updatedItem(items.get(sk), sk === meta.SK, operation));
    }
  }
  return items;
}

function updatedItem(before: Item | undefined, isMeta: boolean, operation: Operation): Item {
  const { set, add } = effectOf(operation);
  if (!isMeta) {
    const isWhole = "user_id" in set;
    if (isWhole) return { doc: set.doc, reply: set.reply, stream_version: set.stream_version };
    expect(before).toBeDefined();
    const kept = String(operation.UpdateExpression).includes("REMOVE #reply") ? undefined : before?.reply;
    const { doc = before?.doc, reply = kept, stream_version } = set;
    return { doc, reply, stream_version };
  }
  const sums = Object.entries(add).map(([name, by]) => [name, Number(before?.[name] ?? 0) + Number(by)]);
  return { ...before, ...Object.fromEntries(sums) };
}

test("any history in any batches ends in the same items and the same rating", () => {
  const step = fc.record({
    kind: fc.constantFrom("write", "write", "reply", "unreply", "delete"),
    rating: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
      (steps, sizes) => {
        const all = historyOf(steps as Step[]);
        const batches: Recorded[][] = [];
        for (let from = 0, n = 0; from < all.length; n++) {
          const size = sizes[n % sizes.length]!;
          batches.push(all.slice(from, from + size));
          from += size;
        }
        const items = tableAfter(batches);
        const last = all.findLast(({ event }) => !event.type.startsWith("REVIEW_REPL"))?.event as
          | ReviewEvent
          | undefined;
        const shown = last && last.type !== "REVIEW_DELETED" ? [last.payload as { rating: number }] : [];
        const { [meta.SK]: rating, ...reviews } = Object.fromEntries(items);
        expect(Object.values(reviews).map(({ doc }) => JSON.parse(String(doc)).rating)).toEqual(
          shown.map((r) => r.rating),
        );
        expect(rating?.rating_count ?? 0).toBe(shown.length);
        expect(rating?.rating_sum ?? 0).toBe(shown[0]?.rating ?? 0);
        const { [meta.SK]: ratingAtOnce, ...atOnce } = Object.fromEntries(tableAfter([all]));
        expect([reviews, rating]).toEqual([atOnce, ratingAtOnce]);
      },
    ),
  );
});

test("the head of a review names its item, as long as there is one", () => {
  expect(readModel.itemOf(created())).toBe(item.SK);
  expect(readModel.itemOf(updated({ rating: 1 }))).toBe(item.SK);
  expect(readModel.itemOf(replied())).toBe(item.SK);
  expect(readModel.itemOf(deleted())).toBeNull();
  for (const event of [suspended(), removed(), reinstated(removal), restored(true)])
    expect(readModel.itemOf(event)).toBe(withheld.SK);
  for (const event of [reinstated(), restored()]) expect(readModel.itemOf(event)).toBe(item.SK);
});
