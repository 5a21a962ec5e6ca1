import { systemPartitions } from "@bellyfed/core/read-table";
import { expect, test } from "vitest";
import { holdings, isDerived } from "./holdings.ts";
import { projections } from "./projections.ts";
import { readTable } from "./read-table.ts";

test("those who only read send every partition where those who write have put it", () => {
  const partitions = [...projections, ...holdings].flatMap((each) => each.partitions);
  const all = [...partitions, ...Object.values(systemPartitions)].map((prefix) => `${prefix}1`);
  expect(all.length).toBeGreaterThan(15);
  expect(all.map(isDerived)).toEqual(all.map(readTable.isDerived));
  expect(new Set(all.map(isDerived))).toEqual(new Set([true, false]));
});

test("what a read model holds is in the list of all that is held", () => {
  const known = holdings.flatMap(({ partitions }) => partitions);
  expect(projections.flatMap(({ partitions }) => partitions.filter((each) => !known.includes(each)))).toEqual([]);
});
