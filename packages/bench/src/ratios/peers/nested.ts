import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { READ_TABLE } from "@bellyfed/local/cloud/tables";
import { restaurant } from "../documents.ts";

export const NESTED_CITY = "NESTED#brooklyn";

/** Restaurants as nested maps, under an index partition of their own: what the bare server lists. The index carries them as `doc` does ours. */
export async function putNested(client: DynamoDBClient, count: number): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client);
  for (let n = 0; n < count; n++) {
    const shown = restaurant(n);
    const keys = { PK: `NESTED#${shown.id}`, SK: "META", GSI1PK: NESTED_CITY, GSI1SK: `${shown.name}#${shown.id}` };
    await documents.send(new PutCommand({ TableName: READ_TABLE, Item: { ...keys, doc: shown } }));
  }
}
