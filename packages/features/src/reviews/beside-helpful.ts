import type { Item, Key, Write } from "@bellyfed/core/ports";

/** What a review's item may hold of the review: all but its keys, and how many found it helpful. */
const SAID = ["doc", "reply", "user_id", "rating", "stream_version", "GSI1PK", "GSI1SK", "GSI2PK", "GSI2SK"];

/** Puts an item in the place of what was said there, and leaves how many found it helpful. */
export function written({ PK, SK, ...item }: Item): Write {
  const given = Object.entries(item);
  const lost = SAID.filter((name) => item[name] === undefined);
  const set = given.map((_, n) => `#${n} = :${n}`).join(", ");
  return {
    kind: "update",
    operation: {
      Key: { PK, SK },
      UpdateExpression: `SET ${set}${lost.length > 0 ? ` REMOVE ${lost.join(", ")}` : ""}`,
      ExpressionAttributeNames: Object.fromEntries(given.map(([name], n) => [`#${n}`, name])),
      ExpressionAttributeValues: Object.fromEntries(given.map(([, value], n) => [`:${n}`, value])),
    },
  };
}

/** Takes all away that was said there, and leaves how many found it helpful. */
export const emptied = (key: Key): Write => ({
  kind: "update",
  operation: { Key: key, UpdateExpression: `REMOVE ${SAID.join(", ")}` },
});
