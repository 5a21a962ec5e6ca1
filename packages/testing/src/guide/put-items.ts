import { BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { parallel } from "@bellyfed/core/parallel";
import type { Item } from "@bellyfed/core/ports";
import { READ_TABLE } from "@bellyfed/local/cloud/tables";

const [OF_A_BATCH, AT_ONCE] = [25, 16];

/** Puts items into the read table of a local engine, past everything that else writes there. */
export async function put(client: DynamoDBClient, items: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / OF_A_BATCH) }, (_, at) =>
    items.slice(at * OF_A_BATCH, (at + 1) * OF_A_BATCH),
  );
  await parallel(batches, AT_ONCE, async (batch) => {
    const requests = batch.map((item) => ({ PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) } }));
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [READ_TABLE]: requests } }),
    );
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error("The engine left items unwritten");
  });
}
