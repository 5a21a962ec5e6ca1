import { shellTexts } from "../i18n/error-text.ts";
import { type Locale, languages, localePath } from "../i18n/locales.ts";
import { fillIn } from "../i18n/plain-text.ts";
import { plainStyles, type Style } from "./plain-styles.ts";

/** What an error page says. */
export interface ErrorText {
  readonly title: string;
  readonly text?: string;
  /** Finds the error in the log. */
  readonly code?: string | undefined;
  /** Whether the same address may answer with something else in a moment. */
  readonly again?: boolean;
}

/** What is said of an answer with this status that has no page. `code`: finds the error in the log. */
export function textOfStatus(locale: Locale, status: number, code?: string): ErrorText {
  const t = shellTexts[locale];
  if (status === 404) return { title: t.notFoundTitle, text: t.notFoundText };
  if (status < 500) return { title: t.refusedTitle, text: t.refusedText, again: true };
  return { title: t.errorTitle, text: t.errorText, code: code && fillIn(t.errorCode, { code }), again: true };
}

/**
 * A whole page of plain HTML, without scripts, style sheets or anything else that could be missing too. A link with no address of its own
 * asks for the page once more.
 */
export function errorPage(locale: Locale, status: number, said: ErrorText): string {
  const { direction } = languages[locale];
  const head = [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(said.title)} · Bellyfed</title>`,
  ].join("");
  return `<!DOCTYPE html><html lang="${locale}" dir="${direction}"><head>${head}</head><body style="${css(plainStyles.body)}">${errorMain(locale, status, said)}</body></html>`;
}

/** The page's content by itself. */
export function errorMain(locale: Locale, status: number, { title, text, code, again = false }: ErrorText): string {
  const { errorRetry, toHome } = shellTexts[locale];
  const paragraph = (said: string) => `<p style="${css(plainStyles.muted)}">${escaped(said)}</p>`;
  const link = (href: string, label: string) =>
    `<a href="${href}" style="${css(plainStyles.button)}">${escaped(label)}</a>`;
  return [
    `<main style="${css(plainStyles.main)}">`,
    `<p style="${css(plainStyles.status)}">${status}</p><h1 style="${css(plainStyles.heading)}">${escaped(title)}</h1>`,
    ...[text, code].filter((said) => said !== undefined).map(paragraph),
    `<p style="${css(plainStyles.links)}">`,
    again ? link("", errorRetry) : "",
    link(localePath(locale, "/"), toHome),
    "</p></main>",
  ].join("");
}

/** As an attribute has it; no value of ours has a double quote. */
const css = (style: Style): string =>
  Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(";");

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
