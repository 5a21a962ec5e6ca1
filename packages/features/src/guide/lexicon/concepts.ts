/** Moods and other things that only reviews tell. */
export const conceptNames = ["quiet", "romantic"] as const;
export type ConceptName = (typeof conceptNames)[number];
