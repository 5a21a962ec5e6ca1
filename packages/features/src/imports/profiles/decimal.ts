/** Only what is so small that it has one is written with an exponent: `8.5e-05`. */
const DECIMAL = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e-\d+)?\s*$/i;

/** A decimal number; undefined for all else that a programming language takes for one, as `0x10`. */
export const decimalOf = (text: string): number | undefined => (DECIMAL.test(text) ? Number(text) : undefined);

/** Digits without the fraction that programs add where a column of numbers has gaps: `20359.0` -> `20359`. All else stays. */
export const withoutFraction = (text: string): string => text.replace(/^(\s*[+-]?\d+)\.0(?=\s*$)/, "$1");
