/** Most characters of the reason for what a moderator does. */
export const MOST_REASON = 500;
