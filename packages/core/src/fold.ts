/** Latin letters that are letters of their own and not a letter with a mark, as people write them who do not have them on their keyboard (CLDR, Latin-ASCII). */
const LATIN: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ŋ: "n", ı: "i", ħ: "h", ŧ: "t", ĸ: "k" },
  ...{ ə: "e", ǝ: "e", ɛ: "e", ɔ: "o", ɓ: "b", ɖ: "d", ɗ: "d", ɠ: "g", ɣ: "g", ɨ: "i", ɩ: "i", ƙ: "k", ɲ: "n" },
  ...{ ƥ: "p", ƭ: "t", ʉ: "u", ʋ: "v", ƴ: "y", ƶ: "z", ƀ: "b" },
};
const LATIN_LETTERS = new RegExp(`[${Object.keys(LATIN).join("")}]`, "gu");

/** Apostrophes, and what is written for them; ʻ of Hawaii and ʿ, ʾ of transliterations as well. */
const APOSTROPHES = /['’‘‛ʼʻʹʽʾʿ`´′＇׳״]/gu;
/** Characters that only join, part or choose shapes of others, and the line that draws Arabic words out. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;

/** The Thai and Lao vowel am is one letter, which compatibility would take apart; the Japanese sound marks that stand alone belong to what they stand behind. */
const compatible = (text: string): string =>
  text
    .replace(/[\u309b\u309c]/g, (mark) => (mark === "\u309b" ? "\u3099" : "\u309a"))
    .replace(/[^\u0e33\u0eb3]+/g, (others) => others.normalize("NFKC"));

/** Accents are stripped where the letter's script has them: where it makes other letters by them (й, ї, パ), or vowels (दि), they stay. */
function withoutAccents(letter: string, marks: string): string {
  if (!/\p{L}/u.test(letter) || /[\p{Script=Latin}\p{Script=Greek}]/u.test(letter)) return letter;
  return letter + (/\p{Script=Cyrillic}/u.test(letter) ? cyrillicMarks(letter, marks) : marks);
}

/** Of a vowel the stress (́, ̀) goes; ё is written е by most. */
function cyrillicMarks(letter: string, marks: string): string {
  if (!/[аеиоуыэюяіє]/u.test(letter)) return marks;
  return marks.replace(letter === "е" ? /[\u0300\u0301\u0308]/g : /[\u0300\u0301]/g, "");
}

/** The value of a digit of any script: its ten stand together, from zero on. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/**
 * A name as those write it who look for it: lower case, without accents, apostrophes and what is not seen, digits as 0 to 9. In NFC. What
 * makes another letter or another word in its script stays: パリ and バリ, पटना and पाटन, й and и.
 */
export const fold = (name: string): string =>
  compatible(compatible(name.normalize("NFC").replace(APOSTROPHES, "")).toLowerCase())
    .replace(APOSTROPHES, "")
    .replace(UNSEEN, "")
    .normalize("NFD")
    .replace(/(^|\P{M})(\p{M}+)/gu, (_, letter: string, marks: string) => withoutAccents(letter, marks))
    .replace(LATIN_LETTERS, (letter) => LATIN[letter] ?? letter)
    .replaceAll("ς", "σ")
    .replace(/(?<=l)·(?=l)/g, "")
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
    .normalize("NFC");

/** Only this many characters are read: more than any name has. To normalize a megabyte would take seconds, and it is going to be refused anyway. */
export const MOST_READ = 1024;

/** A name's words, folded and joined by `-`: runs of letters with their marks, and digits. */
export const foldedWords = (name: string): string =>
  fold(name.slice(0, MOST_READ))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
