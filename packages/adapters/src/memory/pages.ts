import type { LogPages, Page, TablePages } from "@bellyfed/core/pages";
import type { MemoryEventStore } from "./event-store.ts";
import type { MemoryReadTable } from "./read-table.ts";

const pageOf = <Row>(rows: readonly Row[], size: number, cursor: string | null): Page<Row> => {
  const end = Number(cursor ?? 0) + size;
  return { data: rows.slice(end - size, end), next_cursor: end < rows.length ? String(end) : null };
};

/** The log of a memory store, `size` commits at a time. */
export const memoryLogPages = (store: Pick<MemoryEventStore, "appended">, size = 100): LogPages => ({
  page: async (cursor) => pageOf(store.appended, size, cursor),
});

/** A memory table, page by page in key order; a page begins after the last key of the one before, as DynamoDB's do. */
export const memoryTablePages = (table: MemoryReadTable, size = 100): TablePages => ({
  async page(cursor) {
    const keyOf = ({ PK, SK }: { PK?: unknown; SK?: unknown }) => JSON.stringify([PK, SK]);
    const rest = table.items().filter((item) => cursor === null || keyOf(item) > cursor);
    const data = rest.slice(0, size);
    const last = data.at(-1);
    return { data, next_cursor: rest.length > size && last ? keyOf(last) : null };
  },
  async remove(keys) {
    for (const { PK, SK } of keys) await table.transact([{ kind: "delete", operation: { Key: { PK, SK } } }]);
  },
});
