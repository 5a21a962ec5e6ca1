import {
  type AttributeValue,
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  type DynamoDBClient,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { ScanCommand as DocumentScan, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LogPages, TablePages } from "@bellyfed/core/pages";
import { parallel } from "@bellyfed/core/parallel";
import { jitteredPause, type Pause } from "../pause.ts";
import { asking, type OnCapacity, tell } from "./capacity.ts";
import { commitOfImage } from "./commit-item.ts";

export interface PagesSettings {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly pause?: Pause;
  readonly onCapacity?: OnCapacity;
}

type Start = Record<string, AttributeValue>;
const startOf = (cursor: string | null): Start | undefined => (cursor === null ? undefined : JSON.parse(cursor));
const cursorOf = (last: Readonly<Record<string, unknown>> | undefined): string | null =>
  last ? JSON.stringify(last) : null;

/** The log, a page of a scan (1 MB) at a time. Consistent, so that what was appended before the first page is in one of them. */
export const dynamoLogPages = ({ client, table, onCapacity }: PagesSettings): LogPages => ({
  async page(cursor) {
    const ExclusiveStartKey = startOf(cursor);
    const command = new ScanCommand({
      TableName: table,
      ConsistentRead: true,
      ExclusiveStartKey,
      ...asking(onCapacity),
    });
    const { Items = [], LastEvaluatedKey, ConsumedCapacity } = await client.send(command);
    tell(onCapacity, "scan", ConsumedCapacity);
    return {
      data: Items.flatMap((item) => commitOfImage(item) ?? []),
      next_cursor: cursorOf(LastEvaluatedKey),
    };
  },
});

const BATCH = 25;
const PARALLEL = 4;
const ATTEMPTS = 8;
const PAGE_ITEMS = 1_000;

/** The read table, up to 1000 items of a consistent scan at a time. */
export function dynamoTablePages(settings: PagesSettings): TablePages {
  const documents = DynamoDBDocumentClient.from(settings.client);
  return {
    async page(cursor) {
      const { Items = [], LastEvaluatedKey } = await documents.send(
        new DocumentScan({
          TableName: settings.table,
          ConsistentRead: true,
          Limit: PAGE_ITEMS,
          ExclusiveStartKey: startOf(cursor),
        }),
      );
      return { data: Items, next_cursor: cursorOf(LastEvaluatedKey) };
    },
    async remove(keys) {
      const requests = keys.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK: { S: PK }, SK: { S: SK } } } }));
      const starts = Array.from({ length: Math.ceil(requests.length / BATCH) }, (_, index) => index * BATCH);
      await parallel(starts, PARALLEL, (start) => writeBatch(settings, requests.slice(start, start + BATCH)));
    },
  };
}

type Requests = NonNullable<BatchWriteItemCommandInput["RequestItems"]>[string];

/** Sends again what a throttled table left unprocessed, later each time; throws when some of it is never taken. */
async function writeBatch({ client, table, pause = jitteredPause }: PagesSettings, requests: Requests): Promise<void> {
  let rest: Requests = requests;
  for (let attempt = 1; ; attempt++) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }));
    rest = UnprocessedItems?.[table] ?? [];
    if (rest.length === 0) return;
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB left ${rest.length} writes unprocessed ${ATTEMPTS} times`);
    await pause(attempt);
  }
}
