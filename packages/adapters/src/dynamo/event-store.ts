import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import type { Commit, EventLog, EventStore, LoadedStream, LogScan, Snapshot } from "@bellyfed/core/ports";
import { MAX_EVENTS, SNAPSHOT_INTERVAL } from "@bellyfed/core/stream";
import { commitKey, commitOfImage, isSnapshotKey, itemOfCommit, snapshotKey } from "./commit-item.ts";

export interface EventTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Told the capacity units of each call, when wanted. */
  readonly onCapacity?: (operation: string, units: number) => void;
}

/** A snapshot falls due every 10 commits and is written beside the next one. */
const LOAD_LIMIT = SNAPSHOT_INTERVAL + 2;
const SINCE_LIMIT = 100;

/** The log in DynamoDB: one item per commit. By the low-level client, for its one large attribute is a string anyway. */
export function dynamoEventStore(events: EventTable): EventStore & EventLog & LogScan {
  return {
    load: (stream, schema) => load(events, stream, schema),
    append: (commit) => append(events, commit),
    saveSnapshot: (stream, sequence, snapshot) => saveSnapshot(events, stream, sequence, snapshot),
    since: (stream, version) => since(events, stream, version),
    commits: () => commits(events),
  };
}

const wanted = ({ onCapacity }: EventTable) => (onCapacity ? ({ ReturnConsumedCapacity: "TOTAL" } as const) : {});

async function append(events: EventTable, commit: Commit) {
  try {
    const { ConsumedCapacity } = await events.client.send(
      new PutItemCommand({
        TableName: events.table,
        Item: itemOfCommit(commit),
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        ...wanted(events),
      }),
    );
    events.onCapacity?.("append", ConsumedCapacity?.CapacityUnits ?? 0);
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
  let from: Record<string, AttributeValue> | undefined;
  do {
    const {
      Items = [],
      LastEvaluatedKey,
      ConsumedCapacity,
    } = await events.client.send(
      new QueryCommand({
        TableName: events.table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: stream } },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: LOAD_LIMIT,
        ExclusiveStartKey: from,
        ...wanted(events),
      }),
    );
    events.onCapacity?.("load", ConsumedCapacity?.CapacityUnits ?? 0);
    for (const item of Items) {
      const snapshot = snapshotOfItem(item, schema);
      if (snapshot) return { snapshot, commits: found.reverse() };
      const commit = commitOfImage(item);
      if (commit) found.push(commit);
      if (commit?.sequence === 1) return { snapshot: undefined, commits: found.reverse() };
    }
    from = LastEvaluatedKey;
  } while (from);
  return { snapshot: undefined, commits: found.reverse() };
}

function snapshotOfItem(item: Record<string, AttributeValue>, schema: number): Snapshot | undefined {
  if (!isSnapshotKey(item.sk?.S ?? "") || Number(item.schema?.N) !== schema) return undefined;
  return { next: Number(item.next?.N), schema, state: JSON.parse(item.state?.S ?? "null") as unknown };
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
      },
      ...wanted(events),
    }),
  );
  events.onCapacity?.("snapshot", ConsumedCapacity?.CapacityUnits ?? 0);
}

/** The commit that holds `version + 1` may have begun up to 24 events earlier. */
async function since(events: EventTable, stream: string, version: number): Promise<readonly LogEnvelope[]> {
  const first = Math.max(1, version + 2 - MAX_EVENTS);
  const { Items = [], ConsumedCapacity } = await events.client.send(
    new QueryCommand({
      TableName: events.table,
      KeyConditionExpression: "pk = :pk AND sk >= :from",
      ExpressionAttributeValues: { ":pk": { S: stream }, ":from": { S: commitKey(first) } },
      ConsistentRead: true,
      Limit: SINCE_LIMIT,
      ...wanted(events),
    }),
  );
  events.onCapacity?.("since", ConsumedCapacity?.CapacityUnits ?? 0);
  return Items.flatMap((item) => {
    const commit = commitOfImage(item);
    return commit ? envelopesOf(commit) : [];
  }).filter(({ stream_version }) => stream_version > version);
}

async function* commits({ client, table }: EventTable): AsyncIterable<readonly Commit[]> {
  let from: Record<string, AttributeValue> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    yield Items.flatMap((item) => commitOfImage(item) ?? []);
    from = LastEvaluatedKey;
  } while (from);
}
