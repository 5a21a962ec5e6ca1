import { canonicalJson } from "@bellyfed/core/canonical-json";
import type { Item } from "@bellyfed/core/ports";
import type { Folded } from "@bellyfed/core/read-table";

/** As much of a review as generations of before hold, which neither list reviews by ratings nor know of any but the one. */
function toldOf({ doc, ...item }: Item): unknown {
  if (doc === undefined) return undefined;
  const { GSI2PK, GSI2SK, rating: _, ...rest } = item;
  const removal = String(item.SK).startsWith("WITHHELD#") && { GSI2PK, GSI2SK };
  return { ...rest, ...removal, doc: canonicalJson({ sub_ratings: null, ...JSON.parse(String(doc)) }) };
}

/** What of reviews generations of before hold otherwise. */
export const folded: readonly Folded[] = [
  {
    is: ({ PK, SK }) => String(PK).startsWith("EST#") && /^(REVIEW|WITHHELD)#\d/.test(String(SK)),
    keyBy: ({ PK, SK }) => ({ PK: String(PK), SK: String(SK) }),
    told: toldOf,
  },
];
