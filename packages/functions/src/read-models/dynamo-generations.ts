import type { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReader, dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import type { ReadTable, ReadTableWriter } from "@bellyfed/core/ports";
import { type Env, required } from "../environment.ts";
import { cachedPlaces } from "./control.ts";
import { type Generations, oneGeneration } from "./generation-tables.ts";

type Client = ReturnType<typeof dynamoClient>;

/** How long a function goes by what it knew of the generations. */
export function generationSeconds({ GENERATION_SECONDS: given }: Env): number {
  const seconds = given ? Number(given) : 30;
  if (seconds > 0) return seconds;
  throw new Error("GENERATION_SECONDS must be a positive number of seconds");
}

/** The generations in READ_TABLE and READ_TABLE_2. Without a second table there is one for good, and nothing is asked. */
function open<Table extends ReadTable>(env: Env, make: (table: string) => Table): Generations<Table> {
  const { READ_TABLE } = required(env, "READ_TABLE");
  const kept = make(READ_TABLE);
  if (!env.READ_TABLE_2) return oneGeneration(kept);
  const tables = { 1: kept, 2: make(env.READ_TABLE_2) };
  return { tables, places: cachedPlaces(kept, generationSeconds(env), Date) };
}

/** For those who only read. */
export const readGenerations = (env: Env, client: Client): Generations<ReadTable> =>
  open(env, (table) => dynamoReader({ client, table }));

/** For those who also write. */
export const writeGenerations = (env: Env, client: Client): Generations<ReadTableWriter> =>
  open(env, (table) => dynamoReadTable({ client, table }));
