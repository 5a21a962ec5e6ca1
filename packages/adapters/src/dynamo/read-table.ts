import { type DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Item, Key, ReadTable, ReadTableWriter, Transacted, Write } from "@bellyfed/core/ports";

export interface ReadTableSettings {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Told the capacity units of each call, when wanted. */
  readonly onCapacity?: (operation: string, units: number) => void;
}

type Settings = Omit<ReadTableSettings, "client"> & { readonly documents: DynamoDBDocumentClient };
type Sent = { readonly CapacityUnits?: number | undefined };

const BATCH = 100;
const ROUNDS = 8;

const opened = ({ client, ...settings }: ReadTableSettings): Settings => ({
  ...settings,
  documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
});

/** The read table for those who only read. */
export const dynamoReader = (settings: ReadTableSettings): ReadTable => readerOf(opened(settings));

/** The read table for projections: reads, and writes by transactions. */
export function dynamoReadTable(settings: ReadTableSettings): ReadTableWriter {
  const table = opened(settings);
  return { ...readerOf(table), transact: (writes) => transact(table, writes) };
}

const readerOf = (settings: Settings): ReadTable => ({
  async get(operation) {
    const input = { ...operation, ...common(settings) } as unknown as GetCommandInput;
    const { Item: item, ConsumedCapacity } = await settings.documents.send(new GetCommand(input));
    measure(settings, "get", ConsumedCapacity);
    return item;
  },
  async query(operation, after) {
    const input = { ...operation, ...common(settings), ExclusiveStartKey: after } as unknown as QueryCommandInput;
    const { Items = [], LastEvaluatedKey, ConsumedCapacity } = await settings.documents.send(new QueryCommand(input));
    measure(settings, "query", ConsumedCapacity);
    return { items: Items, last: LastEvaluatedKey };
  },
  async batchGet(keys, { consistent = false } = {}) {
    const chunks = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, i) =>
      keys.slice(i * BATCH, (i + 1) * BATCH),
    );
    return (await Promise.all(chunks.map((chunk) => getChunk(settings, chunk, consistent)))).flat();
  },
});

const common = ({ table, onCapacity }: Settings) => ({
  TableName: table,
  ...(onCapacity && { ReturnConsumedCapacity: "TOTAL" as const }),
});

const measure = ({ onCapacity }: Settings, operation: string, ...consumed: (Sent | undefined)[]) =>
  onCapacity?.(
    operation,
    consumed.reduce((sum, each) => sum + (each?.CapacityUnits ?? 0), 0),
  );

/** Asks again for what a throttled table left unprocessed, later each time; throws when some of it never comes. */
async function getChunk(settings: Settings, keys: readonly Key[], consistent: boolean): Promise<Item[]> {
  const found: Item[] = [];
  let rest: BatchGetCommandInput["RequestItems"] = {
    [settings.table]: { Keys: keys.map(({ PK, SK }) => ({ PK, SK })), ConsistentRead: consistent },
  };
  for (let round = 0; round < ROUNDS; round++) {
    const { TableName: _, ...capacity } = common(settings);
    const answer: BatchGetCommandOutput = await settings.documents.send(
      new BatchGetCommand({ RequestItems: rest, ...capacity }),
    );
    measure(settings, "batchGet", ...(answer.ConsumedCapacity ?? []));
    found.push(...(answer.Responses?.[settings.table] ?? []));
    rest = answer.UnprocessedKeys;
    if (!rest || Object.keys(rest).length === 0) return found;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** round));
  }
  throw new Error(`The read table left keys unprocessed ${ROUNDS} times`);
}

/**
 * Executes a projection's writes, all or nothing. A failed condition and a transaction in the way are `conflict`: read again, decide
 * again. Everything else throws, so that it can never pass for written.
 */
async function transact(settings: Settings, writes: readonly Write[]): Promise<Transacted> {
  if (writes.length === 0) return "written";
  const { TableName, ...capacity } = common(settings);
  const actions = writes.map(({ kind, operation }) => ({ [ACTIONS[kind]]: { ...operation, TableName } }));
  const input = { TransactItems: actions, ...capacity } as unknown as TransactWriteCommandInput;
  try {
    const { ConsumedCapacity } = await settings.documents.send(new TransactWriteCommand(input));
    measure(settings, "transact", ...(ConsumedCapacity ?? []));
    return "written";
  } catch (error) {
    if (error instanceof TransactionCanceledException && isConflict(error)) return "conflict";
    throw error;
  }
}

const ACTIONS = { put: "Put", update: "Update", delete: "Delete" } as const;
const PASSING = new Set(["None", "ConditionalCheckFailed", "TransactionConflict"]);

const isConflict = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.length > 0 && CancellationReasons.every(({ Code = "None" }) => PASSING.has(Code));
