import type { GuideLanguage } from "../rules.ts";
import { listed } from "./phrases.ts";

const german = ["", "e", "en", "er", "es", "em", "ste", "sten"];
const arabic = ["", "ة", "ا"];
const endings: Readonly<Record<GuideLanguage, readonly string[]>> = { en: [""], de: german, ar: arabic };

/** The phrases of a list, each with every ending for which `~` stands in it, and in Arabic with an "in" that is written onto the next word. */
export const inflected = (list: string, language: GuideLanguage): string[] =>
  listed(list)
    .flatMap((phrase) => (phrase.startsWith(IN_THE) ? [phrase, phrase.replace(IN_THE, "بال")] : [phrase]))
    .flatMap((phrase) =>
      phrase.includes("~") ? endings[language].map((ending) => phrase.replaceAll("~", ending)) : [phrase],
    );

const IN_THE = "في ال";
