import type { StoredProfile } from "./events.ts";

type Known = Pick<StoredProfile, "location" | "neighborhood" | "neighborhood_found">;
type Said = Pick<StoredProfile, "neighborhood" | "neighborhood_found">;

/** What is told of a new place's neighbourhood. `found`: by the operator's polygons; what was said counts more, and null says nothing. */
export const neighborhoodOf = ({ neighborhood }: Pick<Said, "neighborhood">, found: string | null | undefined): Said =>
  neighborhood || !found ? {} : { neighborhood: found, neighborhood_found: true };

/**
 * What a change tells of it. What is said counts; without it a place that has moved is in what was found there, and where nothing was, it
 * keeps a name that somebody said, but none that was found for where it stood. `found`: null outside of all polygons, undefined where nobody
 * knows.
 */
export function neighborhoodAfter(
  known: Known,
  { location, neighborhood: said }: Partial<Pick<StoredProfile, "location" | "neighborhood">>,
  found: string | null | undefined,
): Said {
  const wasFound = known.neighborhood_found === true;
  if (said !== undefined) return { neighborhood: said, ...(wasFound && { neighborhood_found: false }) };
  if (location === undefined) return {};
  const hasMoved = JSON.stringify(location) !== JSON.stringify(known.location);
  if (found) {
    const stays = !hasMoved && !wasFound && known.neighborhood;
    return stays ? {} : { neighborhood: found, neighborhood_found: true };
  }
  return wasFound && (hasMoved || found === null) ? { neighborhood: null, neighborhood_found: false } : {};
}
