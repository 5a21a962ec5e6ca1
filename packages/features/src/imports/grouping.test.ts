import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordOf } from "./fixtures.ts";
import { grouped, parcels } from "./grouping.ts";

const numbered = (ids: readonly number[]) => ids.map((n, index) => ({ row: index + 1, record: recordOf(n) }));
const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe("grouping", () => {
  it("puts a restaurant's rows together in file order", () => {
    const groups = grouped(numbered([1, 2, 1, 3, 2]));
    expect(groups.map(({ external_id, rows }) => [external_id, rows.map(({ row }) => row)])).toEqual([
      ["r-1", [1, 3]],
      ["r-2", [2, 5]],
      ["r-3", [4]],
    ]);
  });
});

describe("parcels", () => {
  it("hold every row once, in order, and are not larger than they may be", () => {
    const ids = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 5_000 }), (chosen, bytes) => {
        const records = numbered(chosen);
        const packed = parcels(grouped(records), bytes);
        const groups = packed.flat();
        const rowsOf = (id: string) =>
          groups.filter(({ external_id }) => external_id === id).flatMap(({ rows }) => rows);
        for (const { external_id, rows } of grouped(records)) expect(rowsOf(external_id)).toEqual(rows);
        expect(groups.flatMap(({ rows }) => rows)).toHaveLength(records.length);
        for (const parcel of packed) {
          const rows = parcel.flatMap((group) => group.rows);
          const size = rows.reduce((sum, row) => sum + sizeOf(row), 0);
          if (rows.length > 1) expect(size).toBeLessThanOrEqual(bytes);
        }
      }),
    );
  });

  it("of no rows are none", () => {
    expect(parcels([], 100)).toEqual([]);
  });
});
