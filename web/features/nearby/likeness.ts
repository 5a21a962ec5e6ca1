/** What is known of a place that may be offered instead of another one. */
export interface Candidate {
  readonly id: string;
  /** Metres; undefined where nobody knows where one of them is. */
  readonly distance_m?: number | undefined;
  readonly rating: { readonly average: number | null; readonly count: number };
}

/** A rating counts as much as so many reviews of three stars beside its own: one review of five stars is no proof. */
const PRIOR_COUNT = 5;
const PRIOR_MEAN = 3;
/** People go about so far for one star more, in metres. */
const METRES_PER_STAR = 1500;

/** How good a place is for who is at the other one: its rating, less what the way costs. */
function worth({ rating: { average, count }, distance_m = 0 }: Candidate): number {
  const weighed = (PRIOR_COUNT * PRIOR_MEAN + (average ?? 0) * count) / (PRIOR_COUNT + count);
  return weighed - distance_m / METRES_PER_STAR;
}

/** The places that are most worth to be offered instead of the one with this id, the best first. */
export const likest = <Place extends Candidate>(places: readonly Place[], id: string, most: number): Place[] =>
  places
    .filter((place) => place.id !== id)
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, most);
