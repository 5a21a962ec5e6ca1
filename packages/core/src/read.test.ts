import { expect, test } from "vitest";
import { cursors } from "./cursor.ts";
import type { Page } from "./pages.ts";
import type { Item, ReadTable } from "./ports.ts";
import { pageOf, pageOptions, rowsOf } from "./read.ts";

/** A page of exactly so many rows names a last key, as DynamoDB's does, whether anything follows or not. */
const cats = ["anna", "bert", "carl", "dora", "emil"].map((name) => ({ PK: "CATS", SK: name }));
const refuse = () => Promise.reject(new Error("a list is one Query"));
const table: ReadTable = {
  get: refuse,
  batchGet: refuse,
  query: async ({ Limit }, after) => {
    const from = after ? cats.findIndex(({ SK }) => SK === after.SK) + 1 : 0;
    const items = cats.slice(from, from + Number(Limit));
    asked.push(Number(Limit));
    return { items, last: items.length === Number(Limit) ? items.at(-1) : undefined };
  },
};
let asked: number[] = [];
const ports = { table, cursors: cursors("secret") };
const names = (items: readonly Item[]) => items.map(({ SK }) => SK);

test("following the cursors walks the whole list once, in order", async () => {
  const seen: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOf(ports, "cats", { Limit: 2 }, cursor, names);
    seen.push(page.data);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual([["anna", "bert"], ["carl", "dora"], ["emil"]]);
});

test.each([
  [4, [["anna", "bert", "carl", "dora"], ["emil"]]],
  [5, [["anna", "bert", "carl", "dora", "emil"]]],
  [6, [["anna", "bert", "carl", "dora", "emil"]]],
])("in pages of %i nothing leads to an empty one, and each is one query", async (limit, pages) => {
  const seen: unknown[] = [];
  asked = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page<unknown> = await pageOf(ports, "cats", { Limit: limit }, cursor || undefined, names);
    seen.push(page.data);
    cursor = page.next_cursor;
  }
  expect(seen).toEqual(pages);
  expect(asked).toEqual(pages.map(() => limit + 1));
});

const isShort = ({ SK }: Item) => String(SK) < "c";
test("items that are no rows are passed over, also where only such follow", async () => {
  const all = await pageOf(ports, "cats", { Limit: 2 }, undefined, names, { isRow: isShort });
  expect(all).toEqual({ data: ["anna", "bert"], next_cursor: null });
  const one = await pageOf(ports, "cats", { Limit: 1 }, undefined, names, { isRow: isShort });
  expect(one).toEqual({ data: ["anna"], next_cursor: expect.any(String) });
  const none = await pageOf(ports, "cats", { Limit: 2 }, undefined, names, { isRow: () => false });
  expect(none).toEqual({ data: [], next_cursor: null });
});

test("what ends a list is the last that is read of it", async () => {
  asked = [];
  const isEnd = ({ SK }: Item) => SK === "carl";
  const { rows, others, last } = await rowsOf(table, { Limit: 2 }, undefined, { isRow: isShort, isEnd });
  expect([names(rows), names(others), last, asked]).toEqual([["anna", "bert"], ["carl"], undefined, [3]]);
});

/** DynamoDB's page ends at a megabyte: here at two items. */
const small: ReadTable = {
  ...table,
  query: async (operation, after) => {
    const { items } = await table.query(operation, after);
    const some = items.slice(0, 2);
    return { items: some, last: some.length === 2 ? some.at(-1) : undefined };
  },
};

test.each([
  [10, [["anna", "bert"], ["carl", "dora"], ["emil"]]],
  [2, [["anna", "bert"], ["carl", "dora"], ["emil"]]],
])("a page that was full by its bytes is one, with limit %i too, and leads to no empty one", async (limit, pages) => {
  const seen: unknown[] = [];
  for (let after: Item | undefined; seen.length < 5; ) {
    const { rows, last } = await rowsOf(small, { Limit: limit }, after);
    seen.push(names(rows));
    if (!last) break;
    after = last;
  }
  expect(seen).toEqual(pages);
});

test("a page of an index goes on by the keys of both, and by nothing else", async () => {
  const item = { doc: "{}", GSI1SK: "b", SK: "y", GSI2PK: "c", GSI1PK: "a", PK: "x" };
  const index: ReadTable = { ...table, query: async () => ({ items: [item, item], last: undefined }) };
  const { last } = await rowsOf(index, { Limit: 1, IndexName: "GSI1" }, undefined);
  expect(last).toEqual({ PK: "x", SK: "y", GSI1PK: "a", GSI1SK: "b" });
});

test("a cursor of one list is refused by another", async () => {
  const { next_cursor } = await pageOf(ports, "cats", { Limit: 2 }, undefined, names);
  await expect(async () => pageOf(ports, "dogs", { Limit: 2 }, next_cursor ?? "", names)).rejects.toThrow(
    expect.objectContaining({ code: "cursor.invalid" }),
  );
});

test("rows may take another read", async () => {
  const page = await pageOf(ports, "cats", { Limit: 1 }, undefined, async (items) => names(items));
  expect(page.data).toEqual(["anna"]);
});

test("a page is read in the index's order unless it is turned round, without a filter", () => {
  expect(pageOptions(25)).toEqual({ table: "read", limit: 25, order: "asc", ignoreOwnership: true });
  expect(pageOptions(25, "desc").order).toBe("desc");
});
