import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { currentKeys, keysOf } from "@bellyfed/core/keys";
import { projections } from "@bellyfed/features/projections";
import { DirectoryEntity } from "@bellyfed/features/restaurants/entity";
import { listDirectory } from "@bellyfed/features/restaurants/queries";
import { expect, it } from "vitest";
import type { InUse } from "./control.ts";
import { oneGeneration } from "./generation-tables.ts";
import { liveGeneration, projectedGenerations } from "./generations.ts";

const former = keysOf(1);
const before: InUse = { live: 1, also: 2, keys: { 1: former.version, 2: currentKeys.version } };
const after: InUse = { ...before, live: 2, also: 1 };

/** Two places that hold the same city, each by the slug that its keys make of it. */
async function opened() {
  const tables = { 1: memoryReadTable(), 2: memoryReadTable() };
  for (const [place, keys] of [
    [1, former],
    [2, currentKeys],
  ] as const) {
    const item = { kind: "CITY" as const, slug: keys.slugOf("パリ"), name: "パリ", count: 1 };
    await tables[place].transact([{ kind: "put", operation: DirectoryEntity.put(item).params({ table: "read" }) }]);
  }
  let known = before;
  const generations = { tables, places: async () => known };
  const change = () => {
    known = after;
  };
  return { generations, change };
}

it("a request goes on in the generation that it began with, by its keys, also when another goes live meanwhile", async () => {
  const { generations, change } = await opened();
  const generation = liveGeneration(generations);
  const cursors = { encode: () => null, decode: () => undefined };
  const slugs = async (of: typeof generation) =>
    (await listDirectory({ table: generations.tables[1], generation: of, cursors }, "CITY", { limit: 5 })).data.map(
      ({ slug }) => slug,
    );
  const began = await generation();
  change();
  expect(await slugs(async () => began)).toEqual([former.slugOf("パリ")]);
  expect(began.keys).toBe(former);
  expect(await slugs(generation)).toEqual([currentKeys.slugOf("パリ")]);
  expect((await generation()).keys).toBe(currentKeys);
});

it("a projection is handed each generation with its own keys, the live one first", async () => {
  const { generations, change } = await opened();
  const [derived] = projections.filter((each) => each.derived);
  const versions = async (model: (typeof projections)[number] | undefined) =>
    model && (await projectedGenerations(generations, model)()).map(({ keys }) => keys.version);
  expect(await versions(derived)).toEqual([former.version, currentKeys.version]);
  change();
  expect(await versions(derived)).toEqual([currentKeys.version, former.version]);
  expect(await versions(projections.find((each) => !each.derived))).toEqual([currentKeys.version]);
});

it("a single table has today's keys, and a version that nobody knows is said", async () => {
  expect((await liveGeneration(oneGeneration(memoryReadTable()))()).keys).toBe(currentKeys);
  const { generations } = await opened();
  const unknown = { ...generations, places: async () => ({ ...before, keys: { 1: 99, 2: 2 } }) };
  await expect(liveGeneration(unknown)()).rejects.toThrow("version 99 of the read table's keys");
});
