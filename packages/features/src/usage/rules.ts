/** How many days are told, today included, and how many at most. */
export const DAYS_SHOWN = 7;
export const MOST_DAYS = 31;
