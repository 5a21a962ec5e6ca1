/** Whether somebody typed the word that was asked for, in upper or lower case: phones begin with a capital. */
export const isSameWord = (typed: string, asked: string): boolean => folded(typed) === folded(asked);

const folded = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
