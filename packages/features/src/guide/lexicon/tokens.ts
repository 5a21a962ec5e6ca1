import { searchFold } from "@bellyfed/core/search/words";

/** A word of a text, or a sign of a currency. */
export interface Token {
  /** As it is compared: folded as the search folds it. */
  readonly word: string;
  /** The ways it may have been meant, itself first: an umlaut written as two letters, an Arabic word without what is written onto it. */
  readonly forms: readonly string[];
  /** As it is written, and where in the text. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether a comma, a full stop or the like stands before it. */
  readonly afterBreak: boolean;
}

const TOKEN = /[$€£¥₹]+|\p{N}+(?:[.:,]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’ʼ`][\p{L}\p{M}]+)*/gu;
const BREAK = /[,;:.!?()،؛؟…\n"“”„«»]|\s[-–—]\s/u;
/** Characters that are not seen, and those that only draw Arabic words out. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;

/** A text without what nobody sees in it; positions of tokens are positions in this. */
export const seenText = (text: string): string => text.toWellFormed().normalize("NFC").replace(UNSEEN, "");

/** The words of a text in their order. */
export function tokensOf(text: string): Token[] {
  const seen = seenText(text);
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: written, index: from } of seen.matchAll(TOKEN)) {
    const word = searchFold(written);
    const afterBreak = tokens.length > 0 && BREAK.test(seen.slice(end, from));
    end = from + written.length;
    if (word !== "") tokens.push({ word, forms: formsOf(word, written), text: written, from, to: end, afterBreak });
  }
  return tokens;
}

/** The words of a phrase of a lexicon, as the forms of tokens have them. */
export const phraseWords = (phrase: string): string[] => tokensOf(phrase).map(({ word }) => withoutArticle(word));

const isArabic = (word: string): boolean => /^[\u0600-\u06ff]/.test(word);
const ARTICLE = "ال";
const withoutArticle = (word: string): string =>
  word.startsWith(ARTICLE) && word.length > 4 ? word.slice(ARTICLE.length) : word;

function formsOf(word: string, written: string): readonly string[] {
  if (isArabic(word)) return arabicForms(word);
  // Swiss German writes "in" and "to" onto a word: "z'Züri".
  const bare = /^z['’ʼ`]/i.test(written) ? [word.slice(1)] : [];
  const plain = word.replace(/([aou])e/g, "$1");
  return [...new Set([word, plain, ...bare])];
}

/** Without "and", without "in", "to" or "as", "on the" or "this", without the article, without "our" or "her": كيوتو of بكيوتو, عشاء of للعشاء and of عالعشاء. */
function arabicForms(word: string): readonly string[] {
  const forms = new Set([word]);
  for (const form of [...forms]) if (/^[وف]/.test(form) && form.length > 3) forms.add(form.slice(1));
  for (const form of [...forms]) {
    if (form.startsWith("لل") && form.length > 4) forms.add(form.slice(2));
    if (/^[بلك]/.test(form) && form.length > 3) forms.add(form.slice(1));
    if (/^[عه]ال/.test(form) && form.length > 5) forms.add(form.slice(1));
  }
  for (const form of [...forms]) forms.add(withoutArticle(form));
  for (const form of [...forms]) if (/(?:نا|ها|هم|كم)$/.test(form) && form.length > 5) forms.add(form.slice(0, -2));
  return [...forms];
}
