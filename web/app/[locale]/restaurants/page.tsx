import type { Metadata } from "next";
import { canonical, properNames } from "@/features/directory/directory";
import { readSearch, searchPath } from "@/features/directory/search-address";
import { find } from "@/features/search/find";
import { headline } from "@/features/search/headline";
import { Results, SearchSkeleton } from "@/features/search/results";
import { SearchForm } from "@/features/search/search-form";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";
import { isScriptNavigation } from "@/platform/page/request";
import { SlowPart } from "@/ui/slow-part";

/** One title and one address for a search, however it was typed; what is a later page or empty is not for search engines. */
export async function generateMetadata({ searchParams }: PageProps<"/[locale]/restaurants">): Promise<Metadata> {
  const search = readSearch(await searchParams);
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  // A script waits for the title before it shows anything, so there it must not wait for the results.
  const { restaurants } = (await isScriptNavigation()) ? {} : await find(search);
  const title = headline(t, await properNames(search, restaurants));
  return {
    ...(await pageMetadata({
      ...{ locale, title, path: searchPath(canonical(search)) },
      description: t("description", { heading: title }),
    })),
    ...((search.cursor || restaurants?.length === 0) && { robots: { index: false, follow: true } }),
  };
}

/** Rendered for each search; the lists of cities and cuisines are kept for a minute, which `force-dynamic` would not allow. */
export default async function Page({ searchParams }: PageProps<"/[locale]/restaurants">) {
  const search = readSearch(await searchParams);
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
        <SlowPart of={searchPath(search)} fallback={<SearchSkeleton />}>
          <Results search={search} key={searchPath(search)} />
        </SlowPart>
      </div>
    </>
  );
}
