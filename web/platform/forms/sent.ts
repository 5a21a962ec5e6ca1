import { type Locale, localeNamed } from "../i18n/locales.ts";

/** The inputs that every form has besides what is entered. */
export const LOCALE = "locale";
export const IDEMPOTENCY_KEY = "idempotency_key";
/** Set by the page's script when it sends a form: who has scripts is shown what happened without a redirect. */
export const SCRIPTED = "scripted";

/** The language of the page that a form was sent from. */
export const localeOf = (form: FormData): Locale => localeNamed(form.get(LOCALE));

/** What makes a form write once, however often it is sent. */
export function idempotency(form: FormData): { readonly idempotencyKey?: string } {
  const key = form.get(IDEMPOTENCY_KEY);
  return typeof key === "string" && key !== "" ? { idempotencyKey: key } : {};
}

export const isScripted = (form: FormData): boolean => form.get(SCRIPTED) === "1";
