interface Language {
  /** By its own name. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** What stands before decimals. */
  readonly decimal: "." | ",";
  /** As Open Graph wants it: with a region. */
  readonly territory: string;
}

/** The languages of the site, by their tags. */
export const languages = {
  en: { name: "English", direction: "ltr", decimal: ".", territory: "en_US" },
  de: { name: "Deutsch", direction: "ltr", decimal: ",", territory: "de_DE" },
  ar: { name: "العربية", direction: "rtl", decimal: ".", territory: "ar_AR" },
} as const satisfies Readonly<Record<string, Language>>;

export type Locale = keyof typeof languages;
export const locales = Object.keys(languages) as readonly Locale[];
/** The one without a prefix in addresses. */
export const defaultLocale: Locale = "en";

export const isLocale = (text: unknown): text is Locale => typeof text === "string" && Object.hasOwn(languages, text);

/** The language that a text from outside names: a form's input, a parameter; the default for anything else. */
export const localeNamed = (text: unknown): Locale => (isLocale(text) ? text : defaultLocale);

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
