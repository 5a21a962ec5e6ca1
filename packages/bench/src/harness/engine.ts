import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tables } from "@bellyfed/local/cloud/tables";
import { startDynamo } from "@bellyfed/local/dynamodb/engine";
import { prepareStore } from "@bellyfed/local/dynamodb/streams";
import { createTables } from "@bellyfed/local/dynamodb/tables";
import { localClient } from "@bellyfed/local/loopback";
import { castoreTable } from "../peers/castore.ts";

export interface Engine {
  readonly endpoint: string;
  /** The SDK as everybody uses it, pointed at the engine. */
  readonly client: DynamoDBClient;
}

/** A new engine with our two tables and castore's one, on the same prepared store; gone when the work is done. */
export async function withEngine<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-bench-"));
  await prepareStore(dataDir, [], new Date());
  const engine = await startDynamo({ dataDir });
  const client = new DynamoDBClient(localClient(engine.endpoint));
  try {
    await createTables(client, tables);
    await client.send(new CreateTableCommand(castoreTable));
    return await work({ endpoint: engine.endpoint, client });
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
