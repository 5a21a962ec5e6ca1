import { expect, test } from "vitest";
import { cursors } from "./cursor.ts";
import type { Item, ReadTable } from "./ports.ts";
import { pageOf, pageOptions } from "./read.ts";

const cats = ["anna", "bert", "carl", "dora", "emil"].map((name) => ({ PK: "CATS", SK: name }));
const refuse = () => Promise.reject(new Error("a list is one Query"));
const table: ReadTable = {
  get: refuse,
  batchGet: refuse,
  query: async ({ Limit }, after) => {
    const from = after ? cats.findIndex(({ SK }) => SK === after.SK) + 1 : 0;
    const items = cats.slice(from, from + Number(Limit));
    return { items, last: from + items.length < cats.length ? items.at(-1) : undefined };
  },
};
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
