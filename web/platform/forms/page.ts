import { randomUUID } from "node:crypto";
import { localePath } from "../i18n/locales.ts";
import { withReturn } from "../i18n/paths.ts";
import { currentLocale, words } from "../i18n/text.ts";

/** What every form of a page is given: its language, its key, and what it says when something goes wrong. `path`: the page's own, without language. */
export async function formOn(path: string) {
  const [locale, forms] = await Promise.all([currentLocale(), words("forms")]);
  return {
    locale,
    idempotencyKey: randomUUID(),
    sending: forms.sending,
    lost: forms.lost,
    signIn: { path: localePath(locale, withReturn("/sign-in", path)), text: forms.signInFirst },
  };
}
export type FormOnPage = Awaited<ReturnType<typeof formOn>>;
