/** How far back each window looks, in hours. */
export const windows = { "24h": 24, "7d": 168 } as const;
export type WindowName = keyof typeof windows;
export const windowNames = Object.keys(windows) as [WindowName, ...WindowName[]];

/** The directories of which the largest entries are kept. */
export const directories = { cities: "CITY", cuisines: "CUISINE" } as const;
export type DirectoryName = keyof typeof directories;
export const directoryNames = Object.keys(directories) as [DirectoryName, ...DirectoryName[]];
/** Most entries of a directory that are kept so. */
export const MOST_LARGEST = 1000;

/** Most entries of an answer. */
export const MOST_TRENDING = 50;
export const MOST_RECENT = 50;
/** Most characters of a recent review's text. */
export const MOST_EXCERPT = 280;

/** The page-cache tag of the list of recent reviews. */
export const RECENT_REVIEWS_TAG = "recent-reviews";
