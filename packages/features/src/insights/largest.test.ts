import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { currentKeys } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import { expect, test } from "vitest";
import { keepLargest, largestOf } from "./largest.ts";
import { listLargest } from "./queries.ts";
import { MOST_LARGEST } from "./rules.ts";

const entry = (slug: string, count: number): Item => ({
  PK: "DIRECTORY#CITY",
  SK: slug,
  name: slug.toUpperCase(),
  count,
});

test("the largest come first, and what all have left does not come at all", () => {
  const found = largestOf([entry("amman", 2), entry("zug", 9), entry("bern", 2), entry("ur", 0)], currentKeys);
  expect(found.map(({ slug, count }) => [slug, count])).toEqual([
    ["zug", 9],
    ["amman", 2],
    ["bern", 2],
  ]);
});

test("where a directory has to be cut the small ones go, however many there are", async () => {
  const table = memoryReadTable();
  const small = Array.from({ length: MOST_LARGEST + 50 }, (_, n) => entry(`a${n}`, 1));
  for (const Item of [...small, entry("lisbon", 40)]) await table.transact([{ kind: "put", operation: { Item } }]);
  expect(await listLargest({ table }, "cities")).toEqual({ data: [], updated_at: null, next_cursor: null });
  await keepLargest({ table, keys: currentKeys }, "2026-01-01T00:00:00.000Z");
  const { data, updated_at } = await listLargest({ table }, "cities");
  expect([data.length, data[0], updated_at]).toEqual([
    MOST_LARGEST,
    { slug: "lisbon", name: "LISBON", count: 40 },
    "2026-01-01T00:00:00.000Z",
  ]);
  expect((await listLargest({ table }, "cuisines")).data).toEqual([]);
});
