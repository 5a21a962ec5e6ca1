import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import type { TableDefinition } from "./tables.ts";

type Key = Record<string, AttributeValue>;

/** The item may have been given a later expiry since the scan: then it stays. */
async function deleteExpired(
  client: DynamoDBClient,
  table: string,
  ttl: string,
  key: Key,
  now: string,
): Promise<number> {
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: key,
        ConditionExpression: "#ttl < :now",
        ExpressionAttributeNames: { "#ttl": ttl },
        ExpressionAttributeValues: { ":now": { N: now } },
      }),
    );
    return 1;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 0;
    throw error;
  }
}

/**
 * Deletes the items of a table whose time to live is over, as DynamoDB does by itself and dynoxide never does. Answers how many.
 * Items without the attribute, or with one that is no number, stay.
 */
export async function sweepExpired(client: DynamoDBClient, table: TableDefinition, now: Date): Promise<number> {
  if (table.ttl === undefined) return 0;
  const seconds = String(Math.floor(now.getTime() / 1000));
  const keys = [table.partitionKey, ...(table.sortKey === undefined ? [] : [table.sortKey])];
  const names = Object.fromEntries(keys.map((key, at) => [`#k${at}`, key]));
  const pages = paginateScan(
    { client },
    {
      TableName: table.name,
      FilterExpression: "attribute_type(#ttl, :number) AND #ttl < :now",
      ProjectionExpression: Object.keys(names).join(", "),
      ExpressionAttributeNames: { ...names, "#ttl": table.ttl },
      ExpressionAttributeValues: { ":now": { N: seconds }, ":number": { S: "N" } },
    },
  );
  let deleted = 0;
  for await (const page of pages) {
    for (const key of page.Items ?? []) deleted += await deleteExpired(client, table.name, table.ttl, key, seconds);
  }
  return deleted;
}

export interface SweeperOptions {
  readonly everySeconds: number;
  readonly onError: (error: unknown) => void;
}

/** Sweeps the tables that have a time to live, again and again. Answers what stops it (and waits for a sweep under way). */
export function startSweeper(
  client: DynamoDBClient,
  tables: readonly TableDefinition[],
  { everySeconds, onError }: SweeperOptions,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const sweep = async () => {
    for (const table of tables) await sweepExpired(client, table, new Date());
  };
  const timer = setInterval(() => {
    running ??= sweep()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  }, everySeconds * 1000);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
