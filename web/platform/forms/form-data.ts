import { type Locale, localeNamed } from "../i18n/locales.ts";
import type { FormFault } from "./result.ts";

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

/** Browsers send each line break as two characters, which would count against a text's limit. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** What was entered, without files, passwords, what React adds for itself, and names that every object knows: no form of ours has one. */
export function valuesOf(form: FormData): FormFault["values"] {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || name.includes("password") || name in {}) continue;
    values[name] = [...(values[name] ?? []), plainLines(value)];
  }
  return values;
}

/** A text that was entered, trimmed; null for nothing. */
export function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  const text = typeof value === "string" ? plainLines(value).trim() : "";
  return text === "" ? null : text;
}

/** A text that has to be there: what is missing is for the API to refuse, so that there is one set of rules. */
export const requiredText = (form: FormData, name: string): string => textOf(form, name) ?? "";

/** A number that was entered; null for nothing, NaN for no number. */
export function numberOf(form: FormData, name: string): number | null {
  const text = textOf(form, name);
  return text === null ? null : Number(text);
}

/** The commas and semicolons that stand between names: Latin, Arabic, and those of Chinese and Japanese. */
export const COMMAS = ",;،؛、，；､";
const BETWEEN_TEXTS = new RegExp(`[${COMMAS}\\n]`);

/** The texts between commas or line breaks, or of several inputs of one name; without empty ones. */
export const listOf = (form: FormData, name: string): string[] =>
  form
    .getAll(name)
    .flatMap((value) => (typeof value === "string" ? value.split(BETWEEN_TEXTS) : []))
    .map((text) => text.trim())
    .filter(Boolean);

/** What a browser remembers for us as JSON: a hidden input, its storage. Anything may come back, so nonsense is as if nothing were there. */
export function readJson(json: string | null): Partial<Record<string, unknown>> {
  try {
    return Object(JSON.parse(json ?? "{}"));
  } catch {
    return {};
  }
}
