import type { Review } from "./contract.ts";

/** What a review is looked for by, besides its rating. */
export interface Sought {
  /** BCP 47: `pt` finds `pt-BR`, too; `pt-BR` only that. */
  readonly language?: string | undefined;
  /** Every word of it is somewhere in the title, the text or the reply. */
  readonly q?: string | undefined;
}

/** Accents of Latin, Greek and Cyrillic letters, and the vowel signs and the stroke of Arabic: of other scripts marks are letters' own parts. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu;

const folded = (text: string): string => text.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("ß", "ss");

type Said = Pick<Review, "language" | "title" | "text" | "reply">;

/** Whether a review is one of those that are looked for. */
export function seeking({ language, q }: Sought): (review: Said) => boolean {
  const words = folded(q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return (review) => isIn(language, review.language) && saysAll(words, review);
}

function isIn(asked: string | undefined, language: string | null): boolean {
  if (asked === undefined) return true;
  const [wanted, own] = [asked.toLowerCase(), (language ?? "").toLowerCase()];
  return own === wanted || own.startsWith(`${wanted}-`);
}

function saysAll(words: readonly string[], { title, text, reply }: Said): boolean {
  if (words.length === 0) return true;
  const all = folded([title, text, reply?.text].filter(Boolean).join("\n"));
  return words.every((word) => all.includes(word));
}
