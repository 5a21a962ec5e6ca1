import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Locale } from "../i18n/locales.ts";
import { errorPage } from "./error-page.ts";

const MESSAGES = join(import.meta.dirname, "../../messages");

/** Refuses one attempt too many to sign in or up, in this language, as the site's firewall does in AWS. `seconds`: to wait. */
export function refuseAttempt(
  locale: Locale,
  { headers }: IncomingMessage,
  response: ServerResponse,
  seconds: number,
): void {
  const message = messageIn(locale);
  // React's form takes a text of exactly this type for the reason why its action failed.
  const isScript = headers["next-action"] !== undefined;
  response.writeHead(429, {
    "content-type": isScript ? "text/plain" : "text/html; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": String(seconds),
  });
  response.end(isScript ? `429 ${message}` : errorPage(locale, 429, { title: message }));
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
