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

/** Whether a script asks, which shows the shape of the page first; else a whole document is wanted, which has to do without scripts. */
const isByScript = async () => (await headers()).get("sec-fetch-dest") === "empty";

/** One title and one address for a search, however it was typed; what is a later page or empty is not for search engines. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = readSearch(await searchParams);
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  // A script waits for the title before it shows anything, so there it must not wait for the results.
  const { restaurants } = (await isByScript()) ? {} : await find(search);
  const title = headline(t, await named(search, restaurants));
  return {
    title,
    description: t("description", { heading: title }),
    alternates: alternatesOf(locale, searchPath(canonical(search))),
    ...((search.cursor || restaurants?.length === 0) && { robots: { index: false, follow: true } }),
  };
}

/** Rendered for each search; the lists of cities and cuisines are kept for a minute, which `force-dynamic` would not allow. */
export default async function Page({ searchParams }: Props) {
  const search = readSearch(await searchParams);
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
        {(await isByScript()) ? (
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
