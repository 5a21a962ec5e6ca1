import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { WriteCount, WriteCounter, WriteWindow } from "@bellyfed/core/write-counter";
import { asking, type OnCapacity, tell } from "./capacity.ts";

export interface SubjectTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly onCapacity?: OnCapacity;
}

type Attributes = Record<string, AttributeValue>;

/** So many counters of windows that are past make it worth a call to take them out: an item stays under 1 KB, one write unit. */
const MOST_PAST = 16;

/** Stands in the item of a subject that was erased. No window has such a name. */
const ERASED = "erased";

const keyOf = (subject: string) => ({ pk: { S: `SUBJECT#${subject}` } });
/** The name of a window's counter: windows need no reset, for the next one has another name. */
const counterOf = ({ kind, unit, index }: WriteWindow): string => `${unit}#${index}#${kind}`;

/**
 * Counts writes in an item per subject, by one conditional update whatever the minute is. What the update answers shows counters of the
 * past; every so often one more update takes them out. The item of somebody who was erased says just that, which the same update meets.
 */
export function dynamoWriteCounter(subjects: SubjectTable): WriteCounter {
  return {
    async count(subject, windows) {
      const { counted, item } = await add(subjects, subject, windows);
      const past = Object.keys(item).filter((name) => isPast(name, windows));
      if (past.length >= MOST_PAST) await remove(subjects, subject, past);
      const counts = windows.map((window) => Number(item[counterOf(window)]?.N ?? 0));
      return { counted, counts, erased: item[ERASED] !== undefined };
    },
    erase: (subject) => erase(subjects, subject),
    isErased: (subject) => isErased(subjects, subject),
  };
}

/** Adds one to every counter if none is full; otherwise tells what they are. */
async function add(
  { client, table, onCapacity }: SubjectTable,
  subject: string,
  windows: readonly WriteWindow[],
): Promise<Pick<WriteCount, "counted"> & { readonly item: Attributes }> {
  const names = Object.fromEntries(windows.map((window, at) => [`#${at}`, counterOf(window)]));
  const limits = Object.fromEntries(windows.map(({ most }, at) => [`:${at}`, { N: String(most) }]));
  const hasRoom = windows.map((_, at) => `(attribute_not_exists(#${at}) OR #${at} < :${at})`);
  try {
    const { Attributes: item = {}, ConsumedCapacity } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(subject),
        UpdateExpression: `ADD ${windows.map((_, at) => `#${at} :one`).join(", ")}`,
        ConditionExpression: ["attribute_not_exists(#erased)", ...hasRoom].join(" AND "),
        ExpressionAttributeNames: { ...names, "#erased": ERASED },
        ExpressionAttributeValues: { ...limits, ":one": { N: "1" } },
        ReturnValues: "ALL_NEW",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        ...asking(onCapacity),
      }),
    );
    tell(onCapacity, "count", ConsumedCapacity);
    return { counted: true, item };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { counted: false, item: error.Item ?? {} };
    throw error;
  }
}

/** A minute's clock may be read a little late elsewhere: only what ended a whole window ago is past. */
function isPast(name: string, windows: readonly WriteWindow[]): boolean {
  const [unit, index] = name.split("#");
  return windows.some((window) => window.unit === unit && Number(index) < window.index - 1);
}

/** Best effort: what stays is taken out the next time. */
async function remove({ client, table, onCapacity }: SubjectTable, subject: string, past: readonly string[]) {
  const names = Object.fromEntries(past.map((name, at) => [`#${at}`, name]));
  const request = new UpdateItemCommand({
    TableName: table,
    Key: keyOf(subject),
    UpdateExpression: `REMOVE ${Object.keys(names).join(", ")}`,
    ExpressionAttributeNames: names,
    ...asking(onCapacity),
  });
  const answer = await client.send(request).catch(() => undefined);
  tell(onCapacity, "forget", answer?.ConsumedCapacity);
}

/** The mark alone is left of the item. */
async function erase({ client, table, onCapacity }: SubjectTable, subject: string): Promise<void> {
  const Item = { ...keyOf(subject), [ERASED]: { BOOL: true } };
  const { ConsumedCapacity } = await client.send(new PutItemCommand({ TableName: table, Item, ...asking(onCapacity) }));
  tell(onCapacity, "erase", ConsumedCapacity);
}

async function isErased({ client, table, onCapacity }: SubjectTable, subject: string): Promise<boolean> {
  const { Item, ConsumedCapacity } = await client.send(
    new GetItemCommand({
      TableName: table,
      Key: keyOf(subject),
      ConsistentRead: true,
      ProjectionExpression: "#erased",
      ExpressionAttributeNames: { "#erased": ERASED },
      ...asking(onCapacity),
    }),
  );
  tell(onCapacity, "isErased", ConsumedCapacity);
  return Item?.[ERASED] !== undefined;
}
