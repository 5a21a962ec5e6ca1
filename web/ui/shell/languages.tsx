"use client";
import { usePathname } from "next/navigation";
import type { MouseEvent } from "react";
import { languages, localePath, locales, splitLocale } from "@/platform/i18n/locales";

/** The same page in each language. Plain links: the whole document changes its language and direction. */
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
          onClick={keepQuery}
        >
          {languages[locale].name}
        </a>
      ))}
    </nav>
  );
}

/** Only the browser knows the rest of the address: pages are rendered for everybody, and some of them once for all queries. */
function keepQuery({ currentTarget }: MouseEvent<HTMLAnchorElement>): void {
  currentTarget.search = window.location.search;
  currentTarget.hash = window.location.hash;
}
