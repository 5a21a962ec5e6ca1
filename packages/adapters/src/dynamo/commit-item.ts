import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { isCommitImage } from "@bellyfed/core/commit-filter";
import type { StoredEvent } from "@bellyfed/core/event";
import type { Commit } from "@bellyfed/core/ports";
import { encodeEvents } from "@bellyfed/core/stream";

/** An item as DynamoDB's own protocol writes it; also what a table's stream shows. */
export type Image = Readonly<Record<string, { readonly S?: string | undefined; readonly N?: string | undefined }>>;

const digits = (sequence: number) => String(sequence).padStart(12, "0");
/** `V#<12 digits>`: the sequence of a commit's first event. */
export const commitKey = (sequence: number): string => `V#${digits(sequence)}`;
/** `V#<12 digits>~S`: sorts right behind the commit that the snapshot reaches up to. */
export const snapshotKey = (sequence: number): string => `${commitKey(sequence)}~S`;
/** The sequence that a sort key of the events table names. */
export const sequenceOfKey = (sortKey: string): number => Number.parseInt(sortKey.slice(2), 10);
/** Whether a sort key of the events table is a snapshot's. */
export const isSnapshotKey = (sortKey: string): boolean => sortKey.endsWith("~S");

/** The item of a commit. Throws AppError `commit.too_large`. */
export const itemOfCommit = (commit: Commit): Record<string, AttributeValue> => ({
  pk: { S: commit.stream },
  sk: { S: commitKey(commit.sequence) },
  events: { S: encodeEvents(commit.events) },
  count: { N: String(commit.events.length) },
  command_id: { S: commit.commandId },
  body_hash: { S: commit.bodyHash },
  trace_id: { S: commit.traceId },
  actor: { S: commit.actor },
  timestamp: { S: commit.timestamp },
});

/** The commit of an item or of a stream record's image; undefined for a snapshot. */
export function commitOfImage(image: unknown): Commit | undefined {
  if (!isCommitImage(image)) return undefined;
  const item = image as Image;
  const text = (name: string) => item[name]?.S ?? "";
  return {
    stream: text("pk"),
    sequence: sequenceOfKey(text("sk")),
    events: JSON.parse(text("events")) as StoredEvent[],
    commandId: text("command_id"),
    bodyHash: text("body_hash"),
    traceId: text("trace_id"),
    actor: text("actor"),
    timestamp: text("timestamp"),
  };
}
