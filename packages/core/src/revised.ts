import type { Item, Write } from "./ports.ts";

/**
 * Puts an item whose revision is one more than what is stored, 1 where nothing is. Refused when somebody else has stored something since it
 * was read, so that two who write do not undo each other's word.
 */
export const putRevised = (item: Item & { readonly revision: number }): Write => ({
  kind: "put",
  operation: {
    Item: item,
    ...(item.revision === 1
      ? { ConditionExpression: "attribute_not_exists(PK)" }
      : {
          ConditionExpression: "revision = :before",
          ExpressionAttributeValues: { ":before": item.revision - 1 },
        }),
  },
});
