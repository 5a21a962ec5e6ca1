import NextLink from "next/link";
import type { ReactNode } from "react";
import { type Search, searchPath } from "@/features/directory/search-address";
import { type Locale, localePath } from "@/platform/i18n/locales";

interface Props {
  readonly locale: Locale;
  /** The search that it leads to. */
  readonly to: Search;
  readonly isOn: boolean;
  /** How many there are, as the language writes it. */
  readonly count?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A value of a filter with several: a link that sets it, and takes it back where it is set. The page stays where it is. Not async, and with
 * few elements: there are some sixty on a page.
 */
export const FilterLink = ({ locale, to, isOn, count, children }: Props) => (
  <SearchLink locale={locale} to={to} isOn={isOn} className="filter-link">
    <span>{children}</span>
    {count !== undefined && <small>{count}</small>}
  </SearchLink>
);

/** One of several choices that exclude each other. */
export const ChoiceLink = ({ locale, to, isOn, children }: Omit<Props, "count">) => (
  <SearchLink locale={locale} to={to} isOn={isOn} className="choice-link">
    {children}
  </SearchLink>
);

const SearchLink = ({ locale, to, isOn, className, children }: Props & { readonly className: string }) => (
  <NextLink
    href={localePath(locale, searchPath(to))}
    prefetch={false}
    scroll={false}
    rel="nofollow"
    aria-current={isOn || undefined}
    className={className}
  >
    {children}
  </NextLink>
);
