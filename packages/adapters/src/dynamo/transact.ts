import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DeleteCommandInput,
  type DynamoDBDocumentClient,
  PutCommand,
  type PutCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Key, Transacted, Write } from "@bellyfed/core/ports";
import { asking, type OnCapacity, tell } from "./capacity.ts";

/** A table, with the client that takes and answers plain values. */
export interface Documents {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly onCapacity?: OnCapacity;
}

const MAX_WRITES = 100;

/**
 * Executes a projection's writes, all or nothing. A failed condition and a transaction in the way are `conflict`: read again, decide
 * again. Everything else throws, so that it can never pass for written; more than 100 writes, or two on one item, before anything is sent.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function transact(settings: Documents, writes: readonly Write[]): Promise<Transacted> {
  check(writes);
  const [first, ...others] = writes;
  if (!first) return "written";
  try {
    await (others.length === 0 && isRepeatable(first) ? single(settings, first) : together(settings, writes));
    return "written";
  } catch (error) {
    if (isConflict(error)) return "conflict";
    throw error;
  }
}

function check(writes: readonly Write[]): void {
  if (writes.length > MAX_WRITES)
    throw new Error(`A transaction has at most ${MAX_WRITES} writes, not ${writes.length}`);
  const keys = new Set<string>();
  for (const { kind, operation } of writes) {
    const { PK, SK } = (kind === "put" ? operation.Item : operation.Key) as Key;
    const key = JSON.stringify([PK, SK]);
    if (keys.has(key)) throw new Error(`A transaction has at most one write of an item, not two of ${PK} ${SK}`);
    keys.add(key);
  }
}

/**
 * Whether a write may come twice: the SDK repeats a request whose answer got lost. A transaction carries a token by which DynamoDB knows
 * it again; a plain write does not, and what it adds would be added twice.
 */
const isRepeatable = ({ kind, operation }: Write): boolean =>
  kind !== "update" || !/\bADD\b|[+-]/i.test(String(operation.UpdateExpression));

/** One write alone needs no transaction, which costs twice the capacity units. */
async function single({ documents, table, onCapacity }: Documents, { kind, operation }: Write): Promise<void> {
  const input = { ...operation, TableName: table, ...asking(onCapacity) } as unknown;
  const { ConsumedCapacity } =
    kind === "put"
      ? await documents.send(new PutCommand(input as PutCommandInput))
      : kind === "update"
        ? await documents.send(new UpdateCommand(input as UpdateCommandInput))
        : await documents.send(new DeleteCommand(input as DeleteCommandInput));
  tell(onCapacity, "transact", ConsumedCapacity);
}

const ACTIONS = { put: "Put", update: "Update", delete: "Delete" } as const;

async function together({ documents, table, onCapacity }: Documents, writes: readonly Write[]): Promise<void> {
  const actions = writes.map(({ kind, operation }) => ({ [ACTIONS[kind]]: { ...operation, TableName: table } }));
  const input = { TransactItems: actions, ...asking(onCapacity) } as unknown as TransactWriteCommandInput;
  const { ConsumedCapacity } = await documents.send(new TransactWriteCommand(input));
  tell(onCapacity, "transact", ConsumedCapacity);
}

const PASSING = new Set(["None", "ConditionalCheckFailed", "TransactionConflict"]);

/** A transaction that failed for any reason besides conflicts did not fail for conflicts. */
function isConflict(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code = "None" }) => Code);
  return codes.some((code) => code !== "None") && codes.every((code) => PASSING.has(code));
}
