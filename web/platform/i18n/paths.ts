import { defaultLocale, type Locale, localePath, splitLocale } from "./locales.ts";

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

const MOST = 500;
/** Slashes that begin a host, a backslash that browsers take for one, and control characters, which they leave out. */
const UNSAFE = /\/\/|\\|\p{Cc}/u;
/** Stands for whatever the site's origin is. */
const BASE = "http://site.invalid";

/** Where to go after signing in: `return_to` when it is a path of this site, else the home page. Answers it in URL-encoded form. */
export function safeReturn(returnTo: unknown): string {
  if (typeof returnTo !== "string" || returnTo.length > MOST) return "/";
  if (!returnTo.startsWith("/") || UNSAFE.test(returnTo)) return "/";
  const url = URL.parse(returnTo, BASE);
  return url?.origin === BASE ? url.pathname + url.search + url.hash : "/";
}
