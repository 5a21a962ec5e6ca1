/** The languages of the site; the first one has no prefix in addresses. */
export const locales = ["en", "de", "ar"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** Each language by its own name. */
export const localeNames: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch", ar: "العربية" };

export const isLocale = (text: unknown): text is Locale => (locales as readonly unknown[]).includes(text);

/** The language that a text from outside names: a form's input, a parameter; the default for anything else. */
export const localeNamed = (text: unknown): Locale => (isLocale(text) ? text : defaultLocale);

export const directionOf = (locale: Locale): "ltr" | "rtl" => (locale === "ar" ? "rtl" : "ltr");

/** A path of the site in a language: `/restaurants` is `/de/restaurants` in German. */
export function localePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/** The language that a path's prefix names, and the path without it. */
export function splitLocale(path: string): { readonly locale: Locale; readonly path: string } {
  const [, first = "", ...rest] = path.split("/");
  return isLocale(first) ? { locale: first, path: `/${rest.join("/")}` } : { locale: defaultLocale, path };
}
