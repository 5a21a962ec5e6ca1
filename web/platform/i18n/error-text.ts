import ar from "@/messages/ar/shell.json";
import de from "@/messages/de/shell.json";
import en from "@/messages/en/shell.json";
import type { Locale } from "./locales";
import { fillIn } from "./plain-text";

const messages = { en, de, ar };

/** What is said when a page fails. For client code, by React's rules; so small that it carries all languages. `code`: finds the error in the log. */
export function errorTextOf(locale: Locale, error: unknown) {
  const { errorTitle: title, errorText: text, errorCode, errorRetry: retry } = messages[locale];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return { title, text, retry, code: digest && fillIn(errorCode, { code: digest }) };
}
