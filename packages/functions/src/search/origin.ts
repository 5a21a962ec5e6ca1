/** The note of an index that says of which filling from the log it is. */
export const ORIGIN = "ORIGIN";
