import { withoutHidden } from "@bellyfed/core/visible";

/** How names of hosts end that stand in texts without anything before them. */
export const ENDINGS = "com|net|org|io|ru|cn|xyz|info|app|dev|co|me|tk|top|shop|site|online|link|click|example";

/** Markup, markers and placeholders: what is data never writes any. */
const MARKUP = /<[^<>]*>|[<>[\]{}|`\\*~^]|!(?=\()/gu;
const ADDRESS = /(?:(?:https?|ftp|data|javascript|mailto|file|vbscript)\s*:|www\.)\S*/giu;
/** Mail, and hosts that readers make links of by themselves. */
const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d.-]+/giu;
const HOST = new RegExp(String.raw`\b(?:[\p{L}\d-]+\.)+(?:${ENDINGS})\b`, "giu");
const BREAKS = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029]+/gu;
const MOST_SHOWN = 120;

/**
 * A name or another text of a restaurant as a line of an answer shows it: without markup, addresses and what nobody sees, 120 characters at most.
 * "–" where nothing is left.
 */
export function plainName(text: string): string {
  const visible = withoutHidden(text.normalize("NFC"))
    .replace(BREAKS, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(ADDRESS, "")
    .replace(MAIL, "")
    .replace(HOST, (host) => host.replaceAll(".", " "))
    .replace(MARKUP, "")
    .replace(/\s+/gu, " ")
    .trim();
  const shown = [...visible].slice(0, MOST_SHOWN).join("");
  return shown === "" ? "–" : shown;
}

const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;

/** A text within one of another direction, which it then does not turn: set apart by U+2068 and U+2069 where that is needed. */
export const isolated = (text: string, language: "en" | "de" | "ar"): string =>
  RIGHT_TO_LEFT.test(text) === (language === "ar") && !(language === "ar" && /\p{sc=Latin}/u.test(text))
    ? text
    : `\u2068${text}\u2069`;
