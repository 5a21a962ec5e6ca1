import { searchFold } from "@bellyfed/core/search/words";
import type { GuideLanguage } from "../rules.ts";

/** Endings by which words of a language differ that are one word, the longest first; none leaves less than `LEAST` letters. */
const endings: Readonly<Record<Exclude<GuideLanguage, "ar">, readonly string[]>> = {
  en: ["es", "s"],
  de: ["ern", "en", "er", "es", "e", "n", "s"],
};
const LEAST = 4;
/** What is written onto an Arabic word. */
const prefixes = ["", "ال", "و", "وال", "ب", "بال", "لل", "ل", "فال", "كال"];

/** A word or phrase as a language inflects it, folded as the search folds it, itself first. */
export function inflectionsOf(phrase: string, language: GuideLanguage): string[] {
  const words = searchFold(phrase).trim().split(/\s+/);
  const last = words.pop() ?? "";
  if (last === "") return [];
  const forms = /^[\u0600-\u06ff]/.test(last)
    ? arabic(last)
    : latin(last, endings[language === "ar" ? "en" : language]);
  return [...new Set([last, ...forms])].map((form) => [...words, form].join(" "));
}

function latin(word: string, own: readonly string[]): string[] {
  const stripped = own.flatMap((ending) =>
    word.endsWith(ending) && word.length - ending.length >= LEAST ? [word.slice(0, -ending.length)] : [],
  );
  const plural = word.replace(/(?<=..)y$/, "ies");
  const single = word.replace(/(?<=..)ies$/, "y");
  return [plural, single, ...[word, ...stripped].flatMap((stem) => [stem, ...own.map((ending) => stem + ending)])];
}

function arabic(word: string): string[] {
  const bare = word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/, "");
  const many = bare.endsWith("ه") && bare.length > 3 ? [`${bare.slice(0, -1)}ات`] : [];
  return [bare, ...many].flatMap((stem) => prefixes.map((prefix) => prefix + stem));
}
