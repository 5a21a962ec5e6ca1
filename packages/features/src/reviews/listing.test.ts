import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { currentKeys, type KeyFunctions, keysOf } from "@bellyfed/core/keys";
import type { Operation, Write } from "@bellyfed/core/ports";
import { runsOf } from "@bellyfed/testing/specification";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { metaKey } from "../restaurants/keys.ts";
import type { Review } from "./contract.ts";
import { type ReviewEvent, reviewStream } from "./events.ts";
import { at, created, deleted, restaurantId, updated } from "./fixtures.ts";
import { type Listing, listSorted } from "./listing.ts";
import { readModel } from "./projection.ts";
import { type ReviewSort, reviewSorts } from "./rules.ts";
import { seeking } from "./seeking.ts";

let table: MemoryReadTable;
let asked: Operation[];
beforeEach(() => empty());

async function empty(): Promise<void> {
  table = memoryReadTable(readTable);
  asked = [];
  const Item = { ...metaKey(restaurantId), doc: "{}", stream_version: 1 };
  await table.transact([{ kind: "put", operation: { Item } }]);
}

const idOf = (n: number) => String(n).padStart(26, "0");
const timeOf = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();

async function apply(event: ReviewEvent, version = 1): Promise<void> {
  const { restaurant_id, id } = event.payload;
  const recorded = { event, stream: reviewStream(restaurant_id, id), version, timestamp: at };
  const writes = readModel.project(runsOf([recorded]), () => undefined, currentKeys) ?? [];
  await table.transact(writes as Write[]);
}

interface How {
  readonly limit?: number;
  readonly keys?: KeyFunctions;
  readonly consistent?: boolean;
}

async function page(
  listing: Listing,
  cursor: string | undefined,
  { limit = 3, keys = currentKeys, consistent = false }: How,
) {
  const counted: MemoryReadTable = {
    ...table,
    query: (operation, after) => {
      asked.push(operation);
      return table.query(operation, after);
    },
  };
  const ports = { generation: async () => ({ table: counted, keys }), cursors: cursors("secret") };
  return listSorted(ports, restaurantId, { listing, limit, cursor }, { caller: undefined, url: "", consistent });
}

async function pages(listing: Listing, how: How = {}): Promise<Review[][]> {
  const all: Review[][] = [];
  for (let cursor: string | undefined; ; ) {
    const { data, next_cursor } = await page(listing, cursor, how);
    all.push([...data]);
    if (next_cursor === null) return all;
    cursor = next_cursor;
  }
}
const idsIn = (reviews: readonly Review[]) => reviews.map(({ id }) => Number(id));

/** Every way in which they are read: by the index, without one, and as they are this instant. */
const ways: readonly How[] = [{}, { keys: keysOf(2) }, { consistent: true }];

test("sorts go by time or by rating, and the newest comes first among equals", async () => {
  for (const [n, rating] of [5, 1, 3, 5, 1].entries())
    await apply(created({ id: idOf(n), created_at: timeOf(n), rating }));
  const orders: Record<ReviewSort, number[]> = {
    newest: [4, 3, 2, 1, 0],
    oldest: [0, 1, 2, 3, 4],
    highest: [3, 0, 2, 4, 1],
    lowest: [4, 1, 2, 3, 0],
    helpful: [4, 3, 2, 1, 0],
  };
  for (const how of ways) {
    for (const sort of reviewSorts) expect(idsIn((await pages({ sort }, how)).flat()), sort).toEqual(orders[sort]);
    expect(idsIn((await pages({ sort: "oldest", rating: [5] }, how)).flat())).toEqual([0, 3]);
    expect(idsIn((await pages({ sort: "newest", rating: [5] }, how)).flat())).toEqual([3, 0]);
  }
});

test("a review that is rated anew, or deleted, is where it belongs at once", async () => {
  await apply(created({ rating: 5 }));
  await apply(updated({ rating: 2 }), 2);
  expect((await pages({ sort: "newest", rating: [5] })).flat()).toEqual([]);
  expect((await pages({ sort: "newest", rating: [2] })).flat()).toHaveLength(1);
  await apply(deleted({}, 2), 3);
  expect((await pages({ sort: "lowest" })).flat()).toEqual([]);
});

test("one rating is one query by the index, of one review more than the page holds", async () => {
  for (let n = 0; n < 9; n++) await apply(created({ id: idOf(n), created_at: timeOf(n), rating: 4 }));
  await page({ sort: "newest", rating: [4] }, undefined, { limit: 4 });
  expect(asked).toMatchObject([{ IndexName: "GSI2", Limit: 5 }]);
});

test("any reviews in any order by any filter: each is on one page, and the pages are as long as asked for", async () => {
  const said = fc.constantFrom("Crème brûlée", "BRULEE twice", "Suppe, heiß", "مُمْتاز", "寿司がおいしい", "");
  const one = fc.record({
    rating: fc.integer({ min: 1, max: 5 }),
    text: said,
    language: fc.constantFrom("en", "pt-BR", "pt", null),
  });
  const listing = fc.record({
    sort: fc.constantFrom(...reviewSorts),
    rating: fc.option(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), { nil: undefined }),
    language: fc.constantFrom(undefined, undefined, "pt", "PT-br", "en"),
    q: fc.constantFrom(undefined, undefined, "brulee", "HEISS suppe", "ممتاز", "おいしい", "creme twice"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { maxLength: 25 }),
      listing,
      fc.integer({ min: 1, max: 6 }),
      async (all, listing, limit) => {
        await empty();
        for (const [n, each] of all.entries())
          await apply(created({ id: idOf(n), created_at: timeOf(n), title: null, ...each }));
        const expected = scanned(all, listing);
        for (const how of ways) {
          const found = await pages(listing, { ...how, limit });
          expect(idsIn(found.flat())).toEqual(expected);
          expect(found.slice(0, -1).every((each) => each.length === limit)).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});

type Said = { readonly rating: number; readonly text: string; readonly language: string | null };

/** The same by looking at all of them. */
function scanned(all: readonly Said[], { sort, rating, ...sought }: Listing): number[] {
  const isSought = seeking(sought);
  const wanted = all
    .map((each, n) => ({ ...each, n }))
    .filter((each) => rating === undefined || rating.includes(each.rating))
    .filter(({ text, language }) => isSought({ text, language, title: null, reply: null }));
  const byRating = { newest: 0, oldest: 0, highest: -1, lowest: 1, helpful: 0 }[sort];
  return wanted
    .sort((a, b) => byRating * (a.rating - b.rating) || (sort === "oldest" ? a.n - b.n : b.n - a.n))
    .map(({ n }) => n);
}

test("what is rare is found page by page: each looks at a thousand or so, and says where to go on", async () => {
  await apply(created({ id: idOf(0), created_at: timeOf(0), text: "The needle" }));
  for (let n = 1; n < 1_600; n++) await apply(created({ id: idOf(n), created_at: timeOf(n), text: "Hay" }));
  const found = await pages({ sort: "newest", q: "needle" });
  expect(found.map(idsIn)).toEqual([[], [0]]);
});

test("what is written, deleted and rated meanwhile neither hides others nor shows them twice", async () => {
  for (let n = 0; n < 12; n++) await apply(created({ id: idOf(n), created_at: timeOf(n), rating: 1 + (n % 3) }));
  const first = await page({ sort: "highest" }, undefined, {});
  await apply(created({ id: idOf(50), created_at: timeOf(50), rating: 5 }));
  await apply(created({ id: idOf(51), created_at: timeOf(51), rating: 1 }));
  // The one at which the page ended, and one that is still to come.
  await apply(deleted({ id: idOf(5), created_at: timeOf(5) }, 3), 2);
  await apply(deleted({ id: idOf(7), created_at: timeOf(7) }, 2), 2);
  const rest: number[] = [];
  for (let cursor = first.next_cursor; cursor; ) {
    const { data, next_cursor } = await page({ sort: "highest" }, cursor, {});
    rest.push(...idsIn(data));
    cursor = next_cursor;
  }
  expect([idsIn(first.data), rest]).toEqual([
    [11, 8, 5],
    [2, 10, 4, 1, 51, 9, 6, 3, 0],
  ]);
});

test("a cursor is good for the list that gave it, and no other", async () => {
  for (let n = 0; n < 6; n++) await apply(created({ id: idOf(n), created_at: timeOf(n) }));
  const { next_cursor } = await page({ sort: "oldest" }, undefined, {});
  const others: Listing[] = [{ sort: "newest" }, { sort: "oldest", rating: [5] }, { sort: "oldest", q: "thin" }];
  for (const listing of others) {
    await expect(page(listing, next_cursor ?? undefined, {})).rejects.toMatchObject({ code: "cursor.invalid" });
  }
});

test("of a restaurant that is not there, or hidden, nothing is listed", async () => {
  await table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurantId), stream_version: 1 } } }]);
  await expect(page({ sort: "oldest" }, undefined, {})).rejects.toMatchObject({ code: "restaurant.missing" });
  const doc = JSON.stringify({ hidden: { reason: "Made up", hidden_at: at }, owner_id: null });
  await table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurantId), doc, stream_version: 1 } } }]);
  await expect(page({ sort: "oldest" }, undefined, {})).rejects.toMatchObject({ code: "restaurant.hidden" });
});
