/** A name in the middle of a sentence, between Unicode's isolates: it is read in its own direction, and turns nothing else around. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
