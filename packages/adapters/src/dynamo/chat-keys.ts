import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type ChatKeys, KEY_EXPIRES } from "@bellyfed/core/guide/chat-keys";
import { KEY_BYTES } from "@bellyfed/core/subject-keys";

const keyOf = (chatId: string): Record<string, AttributeValue> => ({ pk: { S: `CHAT#${chatId}` }, sk: { S: "KEY" } });

/** Keys of chats in the table of keys, beside those of subjects: `CHAT#<id>` / `KEY`. */
export function dynamoChatKeys({
  client,
  table,
}: {
  readonly client: DynamoDBClient;
  readonly table: string;
}): ChatKeys {
  return {
    async read(chatId) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: keyOf(chatId), ConsistentRead: true }),
      );
      if (!Item) return undefined;
      if (Item.key?.B?.length !== KEY_BYTES) throw new Error(`The key of chat ${chatId} is damaged`);
      return Item.key.B;
    },
    async create(chatId, key, expiresAt) {
      const Item = { ...keyOf(chatId), key: { B: key }, [KEY_EXPIRES]: { N: String(expiresAt) } };
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },
    async remove(chatId) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(chatId) }));
    },
  };
}
