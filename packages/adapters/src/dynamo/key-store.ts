import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { KEY_BYTES, type KeyStore, type StreamsPage, type SubjectKey } from "@bellyfed/core/subject-keys";
import type { Pause } from "../pause.ts";
import { batchGet } from "./batch-get.ts";
import { asking, type OnCapacity, tell } from "./capacity.ts";
import { onePage } from "./each-page.ts";

export interface KeyTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly onCapacity?: OnCapacity;
  readonly pause?: Pause;
  /** Milliseconds since 1970; says when a subject was erased. */
  readonly now?: () => number;
}

type Attributes = Record<string, AttributeValue>;

const KEY = "KEY";
const STREAM = "STREAM#";
const SUBJECT = "SUBJECT#";
/** Streams of one page. */
const PAGE = 100;

const partitionOf = (subject: string): AttributeValue => ({ S: SUBJECT + subject });
const keyOf = (subject: string): Attributes => ({ pk: partitionOf(subject), sk: { S: KEY } });
const streamKey = (subject: string, stream: string): Attributes => ({
  pk: partitionOf(subject),
  sk: { S: STREAM + stream },
});

/** Subjects' keys in DynamoDB: an item with the key, or with the time when it was destroyed, and one for each stream beside it. */
export function dynamoKeyStore(keys: KeyTable): KeyStore {
  return {
    read: (subjects) => read(keys, subjects),
    create: (subject, key) => create(keys, subject, key),
    enlist: (subject, stream) => put(keys, "enlist", { Item: streamKey(subject, stream) }),
    streamsOf: (subject, after) => streamsOf(keys, subject, after),
    // Without a condition, so that it wins against whatever is under way; the whole item is replaced, and the key with it.
    erase: (subject) => put(keys, "erase", { Item: { ...keyOf(subject), erased_at: { S: timeOf(keys) } } }),
  };
}

const timeOf = ({ now = Date.now }: KeyTable) => new Date(now()).toISOString();

async function read(keys: KeyTable, subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
  const { client } = keys;
  const wanted = [...new Set(subjects)].map(keyOf);
  const items = await batchGet<AttributeValue>(
    { ...keys, consistent: true, ask: (request) => client.send(new BatchGetItemCommand(request)) },
    wanted,
  );
  return new Map(items.map((item) => [subjectOf(item), keyOfItem(item)]));
}

const subjectOf = ({ pk }: Attributes): string => (pk?.S ?? "").slice(SUBJECT.length);

/** Throws on an item that is neither a key nor a tombstone: that is damage, and nobody may take it for an erasure. */
function keyOfItem({ pk, key, erased_at }: Attributes): SubjectKey {
  if (key?.B?.length === KEY_BYTES) return key.B;
  if (!key && erased_at?.S) return null;
  throw new Error(`The key of ${pk?.S} is damaged`);
}

/** The put that is refused brings what is there. */
async function create(keys: KeyTable, subject: string, key: Uint8Array): Promise<SubjectKey> {
  if (key.length !== KEY_BYTES) throw new Error(`A key has ${KEY_BYTES} bytes, not ${key.length}`);
  try {
    await put(keys, "create", {
      Item: { ...keyOf(subject), key: { B: key } },
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    return key;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException && error.Item) return keyOfItem(error.Item);
    throw error;
  }
}

async function put(
  { client, table, onCapacity }: KeyTable,
  operation: string,
  input: Omit<PutItemCommandInput, "TableName">,
): Promise<void> {
  const command = new PutItemCommand({ ...input, TableName: table, ...asking(onCapacity) });
  const { ConsumedCapacity } = await client.send(command);
  tell(onCapacity, operation, ConsumedCapacity);
}

async function streamsOf(keys: KeyTable, subject: string, after: string | undefined): Promise<StreamsPage> {
  const query = {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :stream)",
    ExpressionAttributeValues: { ":pk": partitionOf(subject), ":stream": { S: STREAM } },
    ConsistentRead: true,
    Limit: PAGE,
  };
  const { items, last } = await onePage<AttributeValue>(
    { ...keys, operation: "streamsOf", ask: (request) => keys.client.send(new QueryCommand({ ...query, ...request })) },
    after === undefined ? undefined : streamKey(subject, after),
  );
  return { streams: items.map(streamOf), last: last && streamOf(last) };
}

const streamOf = ({ sk }: Attributes): string => (sk?.S ?? "").slice(STREAM.length);
