import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { LogRewriting, SnapshotPlace, StoredCommit } from "@bellyfed/core/log-rewriting";
import { commitKey, commitOfImage, isSnapshotKey, sequenceOfKey, snapshotKey } from "./commit-item.ts";
import { onePage } from "./each-page.ts";
import { logScan } from "./event-store.ts";
import type { EventTable } from "./event-table.ts";

type Items = readonly Readonly<Record<string, AttributeValue>>[];

/**
 * The log's table for the job that seals it. Sealed events may be a third longer than the 200 KB of a new commit, and stay far below the
 * 400 KB of an item.
 */
export const dynamoLogRewriting = (events: EventTable): LogRewriting => ({
  async page(cursor) {
    const { items, last } = await onePage(logScan(events), cursor === null ? undefined : JSON.parse(cursor));
    return { ...storedIn(items), next_cursor: last ? JSON.stringify(last) : null };
  },
  rewrite: ({ commit, text }, after) =>
    ifAsRead(() =>
      events.client.send(
        new UpdateItemCommand({
          TableName: events.table,
          Key: { pk: { S: commit.stream }, sk: { S: commitKey(commit.sequence) } },
          UpdateExpression: "SET events = :after",
          ConditionExpression: "events = :before",
          ExpressionAttributeValues: { ":before": { S: text }, ":after": { S: JSON.stringify(after) } },
        }),
      ),
    ),
  async dropSnapshot({ stream, sequence }) {
    const Key = { pk: { S: stream }, sk: { S: snapshotKey(sequence) } };
    await events.client.send(new DeleteItemCommand({ TableName: events.table, Key }));
  },
});

function storedIn(items: Items): { commits: StoredCommit[]; snapshots: SnapshotPlace[] } {
  const commits: StoredCommit[] = [];
  const snapshots: SnapshotPlace[] = [];
  for (const item of items) {
    const commit = commitOfImage(item);
    const { pk, sk } = item;
    if (commit) commits.push({ commit, text: item.events?.S ?? "" });
    else if (isSnapshotKey(sk?.S ?? "")) {
      snapshots.push({ stream: pk?.S ?? "", sequence: sequenceOfKey(sk?.S ?? "") });
    }
  }
  return { commits, snapshots };
}

/** Whether the write was made: its condition is that nobody else has been there. */
async function ifAsRead(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
