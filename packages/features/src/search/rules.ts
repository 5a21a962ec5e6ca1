/** By what results are sorted. */
export const sorts = ["relevance", "rating", "reviews", "distance", "newest", "name"] as const;
export type SearchSort = (typeof sorts)[number];
/** What results are counted by. */
export const facets = ["cuisine", "price", "attributes", "diet", "city"] as const;

/** Most characters of what is looked for. */
export const MOST_TEXT = 200;
/** Metres around `near`, where nothing else is said, and at most. */
export const RADIUS = 2_000;
export const MOST_RADIUS = 50_000;
/** Most values of one filter. */
export const MOST_VALUES = 20;
/** Most rows of an import that are looked at at once. */
export const MOST_PREVIEWED = 500;
/** Most dishes of a row that a preview names. */
export const MOST_NAMED = 10;
/** Most places that are resolved at once. */
export const MOST_SOUGHT = 50;
/** Most points of a polygon. */
export const MOST_POINTS = 100;
/** Suggestions that are made where nothing else is said, and at most. */
export const SUGGESTIONS = 8;
export const MOST_SUGGESTIONS = 20;

/** What `highlights` show matches in. */
export const highlighted = ["name", "cuisines", "diets", "city", "neighborhood", "dishes"] as const;
