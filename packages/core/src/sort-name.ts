import { foldedWords, MOST_READ } from "./fold.ts";

/** Bytes of the two parts of a sort key's name: with what stands around them they fit an index key of 1,024. 120 characters have at most 480. */
const MOST_FOLDED_BYTES = 480;
const MOST_WRITTEN_BYTES = 480;

/** The letter of the Russian alphabet behind which others have these: by their code points they would stand behind я. */
const BEHIND: Readonly<Record<string, string>> = {
  ...{ ґ: "г", ѓ: "д", ђ: "д", є: "е", ѕ: "з", і: "и", ї: "и", ј: "и", љ: "л", њ: "н", ќ: "т", ћ: "т", ў: "у", џ: "ч" },
  ...{ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х" },
};
const BEHIND_LETTERS = new RegExp(`[${Object.keys(BEHIND).join("")}]`, "gu");
/** Behind all letters of the alphabets in question; the second is for ї, which stands behind і. */
const [LAST, VERY_LAST] = ["\u07fe", "\u07ff"];

/** A number in the order of numbers: how many digits it has, as one character between `-` and letters, and then these. */
function inOrder(number: string): string {
  const digits = number.replace(/^0+(?=.)/, "");
  return String.fromCharCode(0x30 + Math.min(digits.length, 16)) + digits;
}

/** At most so many bytes of UTF-8, with no character cut. */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let bytes = 0;
  let cut = "";
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}

/**
 * A name as sort keys hold it, `<folded>#<as written, NFC>`: names stand in the order of their words and numbers, whatever their accents and
 * case, and those that fold alike in the order of how they are written. Neither part has the separator in it.
 */
export function sortName(name: string): string {
  const folded = foldedWords(name)
    .replace(/[0-9]+/g, inOrder)
    .replace(BEHIND_LETTERS, (letter) => `${BEHIND[letter]}${letter === "ї" ? VERY_LAST : LAST}`);
  const written = name.slice(0, MOST_READ).normalize("NFC").replaceAll("#", "＃");
  return `${cutToBytes(folded, MOST_FOLDED_BYTES)}#${cutToBytes(written, MOST_WRITTEN_BYTES)}`;
}
