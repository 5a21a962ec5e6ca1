import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { type Locale, languages, splitLocale } from "../i18n/locales.ts";

const MESSAGES = join(import.meta.dirname, "../../messages");

/** Refuses one attempt too many to sign in or up, in words of the page's language, as the site's firewall does in AWS. `seconds`: to wait. */
export function refuseAttempt(
  { url = "/", headers }: IncomingMessage,
  response: ServerResponse,
  seconds: number,
): void {
  const { locale } = splitLocale(url.split("?", 1)[0] ?? "/");
  const message = `429 ${messageIn(locale)}`;
  // React's form takes a text of exactly this type for the reason why its action failed.
  const isScript = headers["next-action"] !== undefined;
  response.writeHead(429, {
    "content-type": isScript ? "text/plain" : "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": String(seconds),
  });
  response.end(isScript ? message : pageOf(locale, message));
}

const messages = new Map<Locale, string>();

/** Read once: whoever tries too often is not to keep a disk busy. */
function messageIn(locale: Locale): string {
  const message = messages.get(locale) ?? readMessage(locale);
  messages.set(locale, message);
  return message;
}

function readMessage(locale: Locale): string {
  const { refused } = JSON.parse(readFileSync(join(MESSAGES, locale, "account.json"), "utf8")) as {
    readonly refused: { readonly too_many: string };
  };
  return refused.too_many;
}

const pageOf = (locale: Locale, message: string): string =>
  `<!doctype html><html lang="${locale}" dir="${languages[locale].direction}"><meta name="viewport" content="width=device-width"><title>${message}</title><h1>${message}</h1></html>`;
