import { reasonNames } from "@bellyfed/core/resolving/reasons";
import { id, integer } from "@bellyfed/core/schema";
import * as v from "valibot";

/** What speaks for a place and against it; `points` are hundredths of the score, less than nothing against. */
const Reason = v.object({
  reason: v.picklist(reasonNames),
  points: integer(-100, 100),
  /** How far the two are apart. */
  metres: v.exactOptional(integer(0, Number.MAX_SAFE_INTEGER)),
});

/** A restaurant that a place may be. */
export const Candidate = v.object({
  id,
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  reasons: v.array(Reason),
});
