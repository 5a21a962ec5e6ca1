import { defaultLocale, type Locale, localePath, splitLocale } from "./locales.ts";
import { safeReturn } from "./safe-return.ts";

/** Where to go once signed in: `return_to` when it is a path of this site, in the reader's language unless it names one; else `otherwise`. */
export function returnPath(locale: Locale, returnTo: unknown, otherwise: string): string {
  const safe = safeReturn(returnTo);
  const path = safe === "/" ? otherwise : safe;
  return splitLocale(path).locale === defaultLocale ? localePath(locale, path) : path;
}

/** A page about accounts that keeps where to go afterwards. */
export function withReturn(path: string, returnTo: unknown, more: Readonly<Record<string, string>> = {}): string {
  const safe = safeReturn(returnTo);
  const query = new URLSearchParams({ ...more, ...(safe !== "/" && { return_to: safe }) });
  return query.size > 0 ? `${path}?${query}` : path;
}
