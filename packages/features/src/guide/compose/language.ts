import type { GuideLanguage } from "../slots.ts";
import { ar } from "./languages/ar.ts";
import { de } from "./languages/de.ts";
import { en } from "./languages/en.ts";
import type { Labels, Language } from "./wording.ts";

/** All words of a language. */
export const languageOf: Readonly<Record<GuideLanguage, Language>> = { en, de, ar };

/** A list in words: `a, b and c`. */
export const listed = (items: readonly string[], { comma, and }: Pick<Labels, "comma" | "and">): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(comma)}${and}${items.at(-1)}`;
