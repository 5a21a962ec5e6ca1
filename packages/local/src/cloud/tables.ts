import { KEY_EXPIRES } from "@bellyfed/core/guide/chat-keys";
import { indexKeys } from "@bellyfed/core/read-table";
import { readTable } from "@bellyfed/features/read-table";
import type { TableDefinition } from "../dynamodb/tables.ts";

export const EVENTS_TABLE = "bellyfed-events";
export const SUBJECTS_TABLE = "bellyfed-subjects";
/** Subjects' keys, by which what they write is sealed. */
export const KEYS_TABLE = "bellyfed-keys";
export const READ_TABLE = "bellyfed-read";
/** The other place for a generation of the read table; empty until the first rebuild. */
export const READ_TABLE_2 = "bellyfed-read-2";

const read = (name: string): TableDefinition => ({
  name,
  partitionKey: readTable.partitionKey,
  sortKey: readTable.sortKey,
  ttl: readTable.ttl,
  indexes: readTable.indexes.map((index) => ({
    name: index,
    partitionKey: indexKeys(index).partition,
    sortKey: indexKeys(index).sort,
    projection: readTable.shown,
  })),
});

/** The tables, as `stacks/storage.ts` declares them in the cloud. */
export const tables: readonly TableDefinition[] = [
  { name: EVENTS_TABLE, partitionKey: "pk", sortKey: "sk", stream: "NEW_IMAGE" },
  { name: SUBJECTS_TABLE, partitionKey: "pk" },
  { name: KEYS_TABLE, partitionKey: "pk", sortKey: "sk", ttl: KEY_EXPIRES },
  read(READ_TABLE),
];

/** Beside these, the read table's second place. */
export const secondReadTable: TableDefinition = read(READ_TABLE_2);
