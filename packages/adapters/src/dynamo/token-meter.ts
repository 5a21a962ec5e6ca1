import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { TokenAccount, TokenMeter } from "@bellyfed/core/guide/token-meter";
import { asking, type OnCapacity, tell } from "./capacity.ts";

export interface TokenTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly onCapacity?: OnCapacity;
}

/** Counts tokens in an item per account, each time by one update of one write unit: there is nothing to read, and no transaction to meet. */
export const dynamoTokenMeter = (table: TokenTable): TokenMeter => ({
  async take(account, tokens) {
    if (tokens > account.most) return false;
    try {
      await add(table, account, tokens, account.most - tokens);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  async settle(account, tokens) {
    if (tokens !== 0) await add(table, account, tokens);
  },
});

/** `room`: what may have been counted before at most. */
async function add(
  { client, table, onCapacity }: TokenTable,
  { key: { PK, SK }, expiresAt }: TokenAccount,
  tokens: number,
  room?: number,
): Promise<void> {
  const { ConsumedCapacity } = await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { PK: { S: PK }, SK: { S: SK } },
      UpdateExpression: "ADD #tokens :tokens SET expires_at = :expires",
      ExpressionAttributeNames: { "#tokens": "tokens" },
      ExpressionAttributeValues: {
        ":tokens": { N: String(tokens) },
        ":expires": { N: String(expiresAt) },
        ...(room !== undefined && { ":room": { N: String(room) } }),
      },
      ...(room !== undefined && { ConditionExpression: "attribute_not_exists(#tokens) OR #tokens <= :room" }),
      ...asking(onCapacity),
    }),
  );
  tell(onCapacity, "tokens", ConsumedCapacity);
}
