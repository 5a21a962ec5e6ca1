import type { Key, ReadTable, ReadTableWriter } from "./ports.ts";
import { keyOf, partitionOf, type ReadTableDescription } from "./read-table.ts";

/** Where a call goes: to the table that always holds what the log cannot tell, or to the present generation. */
interface Sides<Table> {
  readonly isDerived: ReadTableDescription["isDerived"];
  readonly kept: Table;
  /** Asked anew for each call, for generations change while functions live. */
  readonly derived: () => Promise<Table>;
}

const tableOf = async <Table>({ isDerived, kept, derived }: Sides<Table>, partition: string): Promise<Table> =>
  isDerived(partition) ? derived() : kept;

/** The two tables read as one: each call goes where its partition is, of the table or of an index. */
export const routedReader = (sides: Sides<ReadTable>): ReadTable => ({
  get: async (operation) => (await tableOf(sides, (operation.Key as Key).PK)).get(operation),
  query: async (operation, after) => (await tableOf(sides, partitionOf(operation))).query(operation, after),
  async batchGet(keys, options) {
    const parts = Map.groupBy(keys, ({ PK }) => sides.isDerived(PK));
    const found = await Promise.all(
      [...parts.values()].map(async (part) => (await tableOf(sides, part[0]?.PK ?? "")).batchGet(part, options)),
    );
    return found.flat();
  },
});

/** The two tables as one. Throws for a transaction across both: no read model writes to both sides. */
export const routedTable = (sides: Sides<ReadTableWriter>): ReadTableWriter => ({
  ...routedReader(sides),
  async transact(writes) {
    const partitions = writes.map((write) => keyOf(write).PK);
    if (new Set(partitions.map(sides.isDerived)).size > 1)
      throw new Error(`A transaction across generations: ${[...new Set(partitions)].join(", ")}`);
    return (await tableOf(sides, partitions[0] ?? "")).transact(writes);
  },
});
