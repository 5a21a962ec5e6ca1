import ar from "../../messages/ar/shell.json" with { type: "json" };
import de from "../../messages/de/shell.json" with { type: "json" };
import en from "../../messages/en/shell.json" with { type: "json" };
import type { Locale } from "./locales.ts";
import { fillIn } from "./plain-text.ts";

/** What the site's frame says, in all languages: for what has to speak without asking anybody. */
export const shellTexts = { en, de, ar } as const satisfies Readonly<Record<Locale, unknown>>;

/** What is said when a page fails. For client code, by React's rules; so small that it carries all languages. `code`: finds the error in the log. */
export function errorTextOf(locale: Locale, error: unknown) {
  const { errorTitle: title, errorText, errorKept, errorCode, errorRetry: retry, toHome: home } = shellTexts[locale];
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return { title, text: `${errorText} ${errorKept}`, retry, home, code: digest && fillIn(errorCode, { code: digest }) };
}
