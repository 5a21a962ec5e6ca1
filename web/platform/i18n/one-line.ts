/** A text as one line that any place can show: well-formed, with a space for each run of line breaks and other control characters. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
