import { systemPartitions } from "@bellyfed/core/read-table";
import { expect, test } from "vitest";
import { feedHoldings } from "./feed/entity.ts";
import { holdings, isDerived } from "./holdings.ts";
import { insightsHoldings } from "./insights/entity.ts";
import { projections } from "./projections.ts";
import { readTable } from "./read-table.ts";

test("those who only read send every partition where those who write have put it", () => {
  const partitions = [...projections, insightsHoldings, feedHoldings].flatMap((each) => each.partitions);
  const all = [...partitions, ...Object.values(systemPartitions)].map((prefix) => `${prefix}1`);
  expect(all.length).toBeGreaterThan(15);
  expect(all.map(isDerived)).toEqual(all.map(readTable.isDerived));
  expect(new Set(all.map(isDerived))).toEqual(new Set([true, false]));
});

test("what a read model of the log holds is in the list of what those hold", () => {
  const held = projections.map(({ name, partitions, derived, shown }) => ({ name, partitions, derived, shown }));
  expect(holdings).toEqual(held);
});
