import {
  type AttributeValue,
  ConditionalCheckFailedException,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import {
  type Commit,
  type EventLog,
  type EventStore,
  type LoadedStream,
  SINCE_EVENTS,
  type Snapshot,
} from "@bellyfed/core/ports";
import { MAX_EVENTS, SNAPSHOT_INTERVAL } from "@bellyfed/core/stream";
import { appendAll } from "./append-all.ts";
import { asking, tell } from "./capacity.ts";
import { commitKey, commitOfImage, isSnapshotKey, itemOfCommit, snapshotKey } from "./commit-item.ts";
import { eachPage, type Pages } from "./each-page.ts";
import type { EventTable } from "./event-table.ts";
import { pastTransactions } from "./past-transactions.ts";

/** A snapshot falls due every 10 commits and is written beside the next one. */
const LOAD_LIMIT = SNAPSHOT_INTERVAL + 2;

type Attributes = Record<string, AttributeValue>;

/** The log in DynamoDB: one item per commit. By the low-level client, for its one large attribute is a string anyway. */
export function dynamoEventStore(events: EventTable): EventStore & EventLog {
  return {
    load: (stream, schema) => load(events, stream, schema),
    append: (commit) => pastTransactions(() => append(events, commit), events.pause),
    appendAll: (commits) => pastTransactions(() => appendAll(events, commits), events.pause),
    saveSnapshot: (stream, sequence, snapshot) => saveSnapshot(events, stream, sequence, snapshot),
    since: (stream, version) => since(events, stream, version),
  };
}

async function append(events: EventTable, commit: Commit) {
  try {
    const { ConsumedCapacity } = await events.client.send(
      new PutItemCommand({
        TableName: events.table,
        Item: itemOfCommit(commit),
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        ...asking(events.onCapacity),
      }),
    );
    tell(events.onCapacity, "append", ConsumedCapacity);
    return { appended: true } as const;
  } catch (error) {
    const existing = error instanceof ConditionalCheckFailedException && commitOfImage(error.Item);
    if (existing) return { appended: false, existing } as const;
    throw error;
  }
}

/** Newest first, back to the newest usable snapshot or the first commit; more than one page only when neither was met. */
async function load(events: EventTable, stream: string, schema: number): Promise<LoadedStream> {
  const found: Commit[] = [];
  const query = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: stream } },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: LOAD_LIMIT,
  };
  for await (const items of queried(events, "load", query)) {
    for (const item of items) {
      const snapshot = snapshotOfItem(item, schema);
      if (snapshot) return { snapshot, commits: found.reverse() };
      const commit = commitOfImage(item);
      if (commit) found.push(commit);
      if (commit?.sequence === 1) return { snapshot: undefined, commits: found.reverse() };
    }
  }
  return { snapshot: undefined, commits: found.reverse() };
}

const queried = (events: EventTable, operation: string, query: Omit<QueryCommandInput, "TableName">) =>
  eachPage<AttributeValue>({
    ...events,
    operation,
    ask: (request) => events.client.send(new QueryCommand({ ...query, ...request })),
  });

function snapshotOfItem(item: Attributes, schema: number): Snapshot | undefined {
  if (!isSnapshotKey(item.sk?.S ?? "") || Number(item.schema?.N) !== schema) return undefined;
  const state = JSON.parse(item.state?.S ?? "null") as unknown;
  const subjects = item.subjects?.L?.map(({ S = "" }) => S);
  return { next: Number(item.next?.N), schema, state, ...(subjects && { subjects }) };
}

async function saveSnapshot(events: EventTable, stream: string, sequence: number, snapshot: Snapshot): Promise<void> {
  const { ConsumedCapacity } = await events.client.send(
    new PutItemCommand({
      TableName: events.table,
      Item: {
        pk: { S: stream },
        sk: { S: snapshotKey(sequence) },
        next: { N: String(snapshot.next) },
        schema: { N: String(snapshot.schema) },
        state: { S: JSON.stringify(snapshot.state) },
        ...(snapshot.subjects && { subjects: { L: snapshot.subjects.map((subject) => ({ S: subject })) } }),
      },
      ...asking(events.onCapacity),
    }),
  );
  tell(events.onCapacity, "snapshot", ConsumedCapacity);
}

/**
 * The commit that holds `version + 1` may have begun up to 24 events earlier. A page may hold nothing that is wanted (large commits, then
 * 1 MB is soon full), so pages are followed until there is enough to go on with.
 */
async function since(events: EventTable, stream: string, version: number): Promise<readonly LogEnvelope[]> {
  const first = Math.max(1, version + 2 - MAX_EVENTS);
  const found: LogEnvelope[] = [];
  const query = {
    KeyConditionExpression: "pk = :pk AND sk >= :from",
    ExpressionAttributeValues: { ":pk": { S: stream }, ":from": { S: commitKey(first) } },
    ConsistentRead: true,
    Limit: SINCE_EVENTS,
  };
  for await (const items of queried(events, "since", query)) {
    const envelopes = commitsOf(items).flatMap((commit) => envelopesOf(commit));
    found.push(...envelopes.filter(({ stream_version }) => stream_version > version));
    if (found.length >= SINCE_EVENTS) break;
  }
  return found;
}

/** The whole log. Consistent, so that what was appended before the scan began is in it. */
export const logScan = ({ client, table, onCapacity }: EventTable): Pages<AttributeValue> => ({
  table,
  onCapacity,
  operation: "scan",
  ask: (request) => client.send(new ScanCommand({ ...request, ConsistentRead: true })),
});

/** The commits among items of the events table. */
export const commitsOf = (items: readonly Attributes[]): Commit[] => items.flatMap((item) => commitOfImage(item) ?? []);
