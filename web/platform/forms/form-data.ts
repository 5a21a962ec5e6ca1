import { plainLines } from "./result.ts";

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

/** The texts between commas or line breaks, or of several inputs of one name; without empty ones. */
export const listOf = (form: FormData, name: string): string[] =>
  form
    .getAll(name)
    .flatMap((value) => (typeof value === "string" ? value.split(/[,;\n،؛]/) : []))
    .map((text) => text.trim())
    .filter(Boolean);
