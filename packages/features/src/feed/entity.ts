import { createHash } from "node:crypto";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { appliedVersion } from "@bellyfed/core/head";
import type { Item, Key, Write } from "@bellyfed/core/ports";
import type { Holdings } from "@bellyfed/core/read-table";

/** The order of what happened cannot be made again from the log: it stays in place whatever is built anew. */
export const feedHoldings: Holdings = { partitions: ["FEED#"], derived: false, shown: [] };

/** FEED#HEAD / HEAD#<lane>: the position that comes next. The condition on it makes a lane's writers one. */
export const laneHeadKey = (lane: number): Key => ({ PK: LANE_HEADS, SK: `HEAD#${lane}` });
export const LANE_HEADS = "FEED#HEAD";

/** FEED#STREAM#<stream> / HEAD: the version up to which a stream has positions. */
export const streamHeadKey = (stream: string): Key => ({ PK: `FEED#STREAM#${stream}`, SK: "HEAD" });

/** FEED#CONTROL: how far the numbering of an old log is, and up to where the read models have been proved to be. */
export const controlKey = (what: "NUMBERING" | "PROVED"): Key => ({ PK: "FEED#CONTROL", SK: what });

const PARTITION = 1_000;
/** The last position of the partition that a position lies in. */
export const lastOfPartition = (position: number): number =>
  Math.floor(position / PARTITION) * PARTITION + PARTITION - 1;
const digits = (position: number): string => String(position).padStart(12, "0");

/** FEED#<lane>#<position / 1000> / <12 digits>: an event at its position. */
export const itemKey = (lane: number, position: number): Key => ({
  PK: `FEED#${lane}#${Math.floor(position / PARTITION)}`,
  SK: digits(position),
});

/** An item as it is stored: the envelope is one string, sealed as it was on the bus. */
interface FeedRow {
  readonly position: number;
  readonly envelope: LogEnvelope;
}
export const rowOf = ({ SK, envelope }: Item): FeedRow => ({
  position: Number(SK),
  envelope: JSON.parse(String(envelope)) as LogEnvelope,
});

/** Whether an item is still kept; DynamoDB deletes what has expired days later, and in any order. `now`: milliseconds since 1970. */
export const isKept = ({ expires_at }: Item, now: number): boolean => Number(expires_at) * 1000 > now;

/** A lane's head: the position that comes next, and when the last one was written (seconds since 1970). */
export interface LaneHead {
  readonly next: number;
  readonly written_at: number;
}
export const laneHeadOf = (item: Item | undefined): LaneHead =>
  item ? { next: Number(item.next), written_at: Number(item.written_at) } : { next: 1, written_at: 0 };

/** Moves a lane's head on, on the condition that it is as it was read. */
export const moveLaneHead = (lane: number, from: LaneHead, to: LaneHead): Write => ({
  kind: "put",
  operation: {
    Item: { ...laneHeadKey(lane), ...to },
    ...(from.next === 1
      ? { ConditionExpression: "attribute_not_exists(PK)" }
      : {
          ConditionExpression: "#next = :from",
          ExpressionAttributeNames: { "#next": "next" },
          ExpressionAttributeValues: { ":from": from.next },
        }),
  },
});

/** Moves a stream's head on, on the condition that it is as it was read. */
export const moveStreamHead = (stream: string, from: number, to: number): Write => ({
  kind: "put",
  operation: {
    Item: { ...streamHeadKey(stream), stream_version: to },
    ...(from === 0
      ? { ConditionExpression: "attribute_not_exists(PK)" }
      : { ConditionExpression: "stream_version = :from", ExpressionAttributeValues: { ":from": from } }),
  },
});

/** What reconcile compares with the log: the feed follows every stream. */
export const feedFollower = {
  name: "feed",
  streams: "",
  head: { key: (_: string, stream: string) => streamHeadKey(stream), versionOf: appliedVersion },
};

/** The lane of a stream, for good: all its events are in one, so that their order is kept. */
export const laneOf = (stream: string, lanes: number): number =>
  lanes === 1 ? 0 : createHash("sha256").update(stream).digest().readUInt32BE(0) % lanes;
