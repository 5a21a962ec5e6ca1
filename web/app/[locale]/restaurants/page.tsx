import type { Metadata } from "next";
import { headers } from "next/headers";
import { Suspense } from "react";
import { headline } from "@/components/search/headline";
import { Results } from "@/components/search/results";
import { SearchForm } from "@/components/search/search-form";
import { SearchSkeleton } from "@/components/search/skeleton";
import { alternatesOf } from "@/lib/alternates";
import { currentLocale, text } from "@/lib/i18n/text";
import { readSearch, searchPath } from "@/lib/search/address";
import { find } from "@/lib/search/find";
import { canonical, named } from "@/lib/search/named";

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** One title and one address for a search, however it was typed; what is a later page or empty is not for search engines. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = readSearch(await searchParams);
  const [t, locale, names, { restaurants }] = await Promise.all([
    text("search"),
    currentLocale(),
    named(search),
    find(search),
  ]);
  const title = headline(t, names);
  return {
    title,
    description: t("description", { heading: title }),
    alternates: alternatesOf(locale, searchPath(canonical(search))),
    ...((search.cursor || restaurants.length === 0) && { robots: { index: false, follow: true } }),
  };
}

/** Rendered for each search; the lists of cities and cuisines are kept for a minute, which `force-dynamic` would not allow. */
export default async function Page({ searchParams }: Props) {
  const search = readSearch(await searchParams);
  const byScript = (await headers()).get("sec-fetch-dest") === "empty";
  const results = <Results search={search} key={searchPath(search)} />;
  return (
    <>
      <div className="border-line border-b bg-raised">
        <SearchForm
          city={search.city}
          cuisine={search.cuisine}
          className="mx-auto block w-full max-w-6xl px-4 py-5 sm:px-6"
        />
      </div>
      <div className="page">
        {/* Without scripts a document must be whole: only a navigation by script shows its shape first. */}
        {byScript ? (
          <Suspense key={searchPath(search)} fallback={<SearchSkeleton />}>
            {results}
          </Suspense>
        ) : (
          results
        )}
      </div>
    </>
  );
}
