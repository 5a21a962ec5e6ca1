"use client";
import { usePathname } from "next/navigation";
import { localeNames, localePath, locales, splitLocale } from "@/lib/i18n/locales";

/** The same page in the other languages. Plain links: the whole document changes its language and direction. */
export function Languages({ label }: { readonly label: string }) {
  const { path } = splitLocale(usePathname());
  return (
    <nav aria-label={label} className="flex gap-4">
      {locales.map((locale) => (
        <a
          key={locale}
          href={localePath(locale, path)}
          lang={locale}
          hrefLang={locale}
          className="py-1 hover:underline"
          suppressHydrationWarning
        >
          {localeNames[locale]}
        </a>
      ))}
    </nav>
  );
}
