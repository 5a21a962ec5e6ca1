import { TransactionCanceledException, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { AppendedAll, Commit } from "@bellyfed/core/ports";
import { requireTogether } from "@bellyfed/core/stream";
import { asking, tell } from "./capacity.ts";
import { commitOfImage, itemOfCommit } from "./commit-item.ts";
import type { EventTable } from "./event-table.ts";

/**
 * Commits of different streams in one transaction, each on the condition that its place is free. The SDK gives each request a token, so that
 * one it repeats because its answer got lost is the same to DynamoDB. Each commit is an item and a stream record of its own, as ever.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function appendAll(
  { client, table, onCapacity }: EventTable,
  commits: readonly Commit[],
): Promise<AppendedAll> {
  requireTogether(commits);
  const TransactItems = commits.map((commit) => ({
    Put: {
      TableName: table,
      Item: itemOfCommit(commit),
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    },
  }));
  try {
    const { ConsumedCapacity } = await client.send(
      new TransactWriteItemsCommand({ TransactItems, ...asking(onCapacity) }),
    );
    tell(onCapacity, "append all", ConsumedCapacity);
    return { appended: true };
  } catch (error) {
    const existing = error instanceof TransactionCanceledException ? existingIn(error) : [];
    if (existing.some((commit) => commit !== undefined)) return { appended: false, existing };
    throw error;
  }
}

/** Which commit has the place of each; a place that is taken stays so, whatever else was in the transaction's way. */
const existingIn = ({ CancellationReasons = [] }: TransactionCanceledException): (Commit | undefined)[] =>
  CancellationReasons.map(({ Code, Item }) => (Code === "ConditionalCheckFailed" ? commitOfImage(Item) : undefined));
