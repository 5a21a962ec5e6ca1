/** The first digit of each script that people of our languages type numbers in: Arabic, Persian, full width. */
const ZEROS = [0x0660, 0x06f0, 0xff10];

/** Digits as ASCII has them, and the Arabic decimal and thousands separators as point and comma. */
export const plainDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(ZEROS.map((zero) => code - zero).find((value) => value >= 0 && value <= 9));
    })
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, ",");
