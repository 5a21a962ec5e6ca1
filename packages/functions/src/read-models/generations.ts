import type { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReader, dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { routedReader, routedTable } from "@bellyfed/core/generation";
import type { ReadTable, ReadTableWriter } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import { readTable } from "@bellyfed/features/read-table";
import { type Env, required } from "../environment.ts";
import { cachedPlaces, type Place, type Places } from "./control.ts";

type Client = ReturnType<typeof dynamoClient>;

/** What the log cannot tell again stays in READ_TABLE whichever generation is live. */
const { isDerived } = readTable;

/** How long a function goes by what it knew of the generations. */
export function generationSeconds({ GENERATION_SECONDS: given }: Env): number {
  const seconds = given ? Number(given) : 30;
  if (seconds > 0) return seconds;
  throw new Error("GENERATION_SECONDS must be a positive number of seconds");
}

interface Opened<Table> {
  readonly tables: Readonly<Record<Place, Table>>;
  readonly places: Places;
}

/** Without a second table there are no generations, and nothing is asked. */
function open<Table extends ReadTable>(env: Env, make: (table: string) => Table): Opened<Table> {
  const { READ_TABLE } = required(env, "READ_TABLE");
  const kept = make(READ_TABLE);
  if (!env.READ_TABLE_2) return { tables: { 1: kept, 2: kept }, places: async () => ({ live: 1, also: null }) };
  const tables = { 1: kept, 2: make(env.READ_TABLE_2) };
  return { tables, places: cachedPlaces(kept, generationSeconds(env), Date) };
}

/** The read table for those who only read: its live generation. */
export function liveReader(env: Env, client: Client): ReadTable {
  const { tables, places } = open(env, (table) => dynamoReader({ client, table }));
  return routedReader({ isDerived, kept: tables[1], derived: async () => tables[(await places()).live] });
}

/** The same for those who also write what the log cannot tell. What belongs to a generation is a projection's to write. */
export function liveTable(env: Env, client: Client): ReadTableWriter {
  const { tables, places } = open(env, (table) => dynamoReadTable({ client, table }));
  return routedTable({ isDerived, kept: tables[1], derived: async () => tables[(await places()).live] });
}

/** The tables that a projection is to be applied to now, the live one first. */
export function projectedTables(
  env: Env,
  client: Client,
  projection: Projection,
): () => Promise<readonly [live: ReadTableWriter, ...also: ReadTableWriter[]]> {
  const { tables, places } = open(env, (table) => dynamoReadTable({ client, table }));
  if (!projection.derived) return async () => [tables[1]];
  return async () => {
    const { live, also } = await places();
    return also ? [tables[live], tables[also]] : [tables[live]];
  };
}
