import { byCodePoints } from "../search/order.ts";
import type { KnownPlace, Sought } from "./place.ts";
import { LEAST_SCORE, MOST_CANDIDATES, POINTS, type Reason } from "./reasons.ts";
import { comparing } from "./scoring.ts";

/** A place that may be the one that is looked for. */
export interface Candidate {
  readonly id: string;
  /** From 0 to 1 in hundredths: the sum of what its reasons add, and 1 for the very place that was named. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}
type Scored = Candidate & { readonly points: number };

/**
 * The places that may be the one that is looked for, the likeliest first. `id`: that of a place that was named by it, which is that place
 * whatever else is said. None below LEAST_SCORE, and MOST_CANDIDATES at most.
 */
export function candidatesOf(sought: Sought, known: readonly KnownPlace[], id?: string): Candidate[] {
  const compare = comparing(sought);
  const scored = known.map((place): Scored => {
    const reasons = compare(place);
    if (place.id === id) return scoredOf(id, [{ reason: "same_id", points: 100 }, ...reasons.filter(isStatus)]);
    return scoredOf(place.id, reasons);
  });
  return (saysWhere(sought) ? scored : doubted(scored))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((one, other) => other.points - one.points || byCodePoints(one.id, other.id))
    .slice(0, MOST_CANDIDATES)
    .map(({ points: _, ...candidate }) => candidate);
}

const isStatus = ({ reason }: Reason): boolean => reason === "closed";

function scoredOf(id: string, reasons: readonly Reason[]): Scored {
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { id, reasons, points, score: Math.min(100, Math.max(0, points)) / 100 };
}

const saysWhere = ({ street, location, phone, website }: Sought): boolean =>
  [street, location, phone, website].some((said) => said !== null);

/** Of a name in a city alone it cannot be known which of those is meant that are called so. */
function doubted(scored: readonly Scored[]): readonly Scored[] {
  const isCalledSo = ({ reasons }: Scored) => reasons.some(({ reason }) => reason === "same_name");
  const best = Math.max(...scored.filter(isCalledSo).map(({ points }) => points));
  const several = scored.filter((each) => isCalledSo(each) && each.points === best);
  if (several.length < 2) return scored;
  const doubt: Reason = { reason: "one_of_several", points: POINTS.one_of_several };
  return scored.map((each) => (several.includes(each) ? scoredOf(each.id, [...each.reasons, doubt]) : each));
}
