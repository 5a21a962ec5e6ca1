import { HEADS } from "@bellyfed/core/head";
import { lookUp } from "@bellyfed/core/look-up";
import type { QueryPorts } from "@bellyfed/core/read";
import { metaKey } from "../restaurants/keys.ts";
import type { HelpfulMark } from "./contract.ts";
import { markStream } from "./keys.ts";

interface Asked {
  readonly restaurantId: string;
  readonly reviewIds: readonly string[];
  readonly sub: string;
}

/** Which of these reviews somebody found helpful, in the order in which they are asked for, each once: one call. */
export async function listHelpfulMarks(
  { table }: Pick<QueryPorts, "table">,
  { restaurantId, reviewIds, sub }: Asked,
): Promise<HelpfulMark[]> {
  const asked = [...new Set(reviewIds)];
  const { PK } = metaKey(restaurantId);
  const keyOf = (review: string) => ({ PK, SK: `${HEADS}votes#${markStream(restaurantId, review, sub)}` });
  const found = await lookUp(asked.map(keyOf), table);
  return asked.flatMap((review_id) => {
    const item = found(keyOf(review_id))?.item;
    // REVIEW#<created>#<review id>; of one that they no longer find helpful, nothing.
    const [, review_created_at] = typeof item === "string" ? item.split("#") : [];
    return review_created_at === undefined ? [] : [{ review_id, review_created_at }];
  });
}
