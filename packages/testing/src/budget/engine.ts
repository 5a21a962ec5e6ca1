import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tables } from "@bellyfed/local/cloud/tables";
import { startDynamo } from "@bellyfed/local/dynamodb/engine";
import { prepareStore } from "@bellyfed/local/dynamodb/streams";
import { createTables } from "@bellyfed/local/dynamodb/tables";
import { localClient } from "@bellyfed/local/loopback";

export interface Engine {
  readonly endpoint: string;
  readonly dataDir: string;
  /** The SDK as everybody uses it, pointed at the engine. */
  readonly client: DynamoDBClient;
  /** Stops it and deletes its data. */
  readonly stop: () => Promise<void>;
}

/** A new engine with our two tables, on a store of its own. */
export async function startEngine(): Promise<Engine> {
  const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-budget-"));
  await prepareStore(dataDir, [], new Date());
  const engine = await startDynamo({ dataDir });
  const client = new DynamoDBClient(localClient(engine.endpoint));
  await createTables(client, tables);
  const stop = async () => {
    client.destroy();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { endpoint: engine.endpoint, dataDir, client, stop };
}
