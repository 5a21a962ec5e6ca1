import type { GuideLanguage } from "../rules.ts";
import { listed } from "./phrases.ts";

const german = ["", "e", "en", "er", "es", "em", "s", "ste", "sten"];
const arabic = ["", "ة", "ا"];
const endings: Readonly<Record<GuideLanguage, readonly string[]>> = { en: [""], de: german, ar: arabic };

/** The phrases of a list, each with every ending for which `~` stands in it, and in Arabic with "in" and "on" written onto the next word. */
export const inflected = (list: string, language: GuideLanguage): string[] =>
  listed(list)
    .flatMap((phrase) => [
      phrase,
      ...together
        .filter(([parted]) => phrase.startsWith(parted))
        .map(([parted, joined]) => phrase.replace(parted, joined)),
    ])
    .flatMap((phrase) =>
      phrase.includes("~") ? endings[language].map((ending) => phrase.replaceAll("~", ending)) : [phrase],
    );

/** "In the" and "on the" as they are written onto a word. */
const together: readonly (readonly [parted: string, joined: string])[] = [
  ["في ال", "بال"],
  ["على ال", "عال"],
];
