import type { Item, Key, Write } from "./ports.ts";

/** The stream version that a head says has been applied; 0 when there is no head yet. */
export const appliedVersion = (head: Item | undefined): number =>
  typeof head?.stream_version === "number" ? head.stream_version : 0;

/** Where heads lie, and how they advance. */
export interface HeadKeeper {
  readonly key: (model: string, stream: string) => Key;
  readonly versionOf: (item: Item | undefined) => number;
  /** Advances the head on the condition that it is as read. `item`: what it is to name, if anything. */
  readonly advance: (model: string, stream: string, from: number, to: number, item?: unknown) => Write;
}

/** What the sort keys of heads begin with. */
export const HEADS = "HEAD#";

/**
 * Heads as items `HEAD#<model>#<stream>` beside what the stream is about: the last stream version that a read model has applied.
 * Never deleted, so that a late delivery of an old event is always recognised.
 */
export const heads = (partitionOf: (stream: string) => string): HeadKeeper => ({
  key: (model, stream) => ({ PK: partitionOf(stream), SK: `${HEADS}${model}#${stream}` }),
  versionOf: appliedVersion,
  advance: (model, stream, from, to, item) => ({
    kind: "put",
    operation: {
      Item: {
        PK: partitionOf(stream),
        SK: `${HEADS}${model}#${stream}`,
        stream_version: to,
        ...(item !== undefined && { item }),
      },
      ...(from === 0
        ? { ConditionExpression: "attribute_not_exists(PK)" }
        : {
            ConditionExpression: "stream_version = :from",
            ExpressionAttributeValues: { ":from": from },
          }),
    },
  }),
});
