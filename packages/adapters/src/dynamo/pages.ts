import {
  type AttributeValue,
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { ScanCommand as DocumentScan, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LogPages, TablePages } from "@bellyfed/core/pages";
import { parallel } from "@bellyfed/core/parallel";
import { jitteredPause, type Pause } from "../pause.ts";
import { onePage, type Pages } from "./each-page.ts";
import { commitsOf, logScan } from "./event-store.ts";

export interface PagesSettings {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly pause?: Pause;
}

type Start = Record<string, AttributeValue>;
const startOf = (cursor: string | null): Start | undefined => (cursor === null ? undefined : JSON.parse(cursor));
const cursorOf = (last: Readonly<Record<string, unknown>> | undefined): string | null =>
  last ? JSON.stringify(last) : null;

/** The log, a page of a scan (1 MB) at a time. Consistent, so that what was appended before the first page is in one of them. */
export const dynamoLogPages = (settings: PagesSettings): LogPages => ({
  async page(cursor) {
    const { items, last } = await onePage(logScan(settings), startOf(cursor));
    return { data: commitsOf(items), next_cursor: cursorOf(last) };
  },
});

const BATCH = 25;
const PARALLEL = 4;
const ATTEMPTS = 8;
const PAGE_ITEMS = 1_000;

/** The read table, up to 1000 items of a consistent scan at a time. */
export function dynamoTablePages(settings: PagesSettings): TablePages {
  const documents = DynamoDBDocumentClient.from(settings.client);
  const scan: Pages<unknown> = {
    table: settings.table,
    operation: "scan",
    ask: (request) => documents.send(new DocumentScan({ ...request, ConsistentRead: true, Limit: PAGE_ITEMS })),
  };
  return {
    async page(cursor) {
      const { items, last } = await onePage(scan, startOf(cursor));
      return { data: items, next_cursor: cursorOf(last) };
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
