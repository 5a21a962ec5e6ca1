import { readTable } from "@bellyfed/features/restaurants/entity";
import type { TableDefinition } from "../dynamodb/tables.ts";

export const EVENTS_TABLE = "bellyfed-events";
export const READ_TABLE = "bellyfed-read";

/** The two tables, as `stacks/storage.ts` declares them in the cloud. */
export const tables: readonly TableDefinition[] = [
  { name: EVENTS_TABLE, partitionKey: "pk", sortKey: "sk", stream: "NEW_IMAGE" },
  {
    name: READ_TABLE,
    partitionKey: readTable.partitionKey,
    sortKey: readTable.sortKey,
    ttl: readTable.ttl,
    indexes: readTable.indexes.map((name) => ({
      name,
      partitionKey: `${name}PK`,
      sortKey: `${name}SK`,
      projection: readTable.projected,
    })),
  },
];
