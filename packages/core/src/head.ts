import type { HeadKeeper } from "./project.ts";

/**
 * Heads as items `HEAD#<model>#<stream>` beside what the stream is about: the last stream version that a read model has applied.
 * Never deleted, so that a late delivery of an old event is always recognised.
 */
export const heads = (partitionOf: (stream: string) => string): HeadKeeper => ({
  key: (model, stream) => ({ PK: partitionOf(stream), SK: `HEAD#${model}#${stream}` }),
  versionOf: (item) => (typeof item?.stream_version === "number" ? item.stream_version : 0),
  advance: (model, stream, from, to) => ({
    kind: "put",
    operation: {
      Item: { PK: partitionOf(stream), SK: `HEAD#${model}#${stream}`, stream_version: to },
      ...(from === 0
        ? { ConditionExpression: "attribute_not_exists(PK)" }
        : {
            ConditionExpression: "stream_version = :from",
            ExpressionAttributeValues: { ":from": from },
          }),
    },
  }),
});

/** `EST#<restaurant id>`, from any stream that is named `<KIND>#<restaurant id>...`. */
export const restaurantPartition = (stream: string): string => `EST#${stream.split("#")[1] ?? ""}`;
