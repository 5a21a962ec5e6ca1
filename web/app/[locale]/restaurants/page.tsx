import type { Metadata } from "next";
import { canonical, directoryNames, largestCities, properNames } from "@/features/directory/directory";
import { isNarrow, readSearch, searchPath } from "@/features/directory/search-address";
import { find } from "@/features/search/find";
import { headline } from "@/features/search/headline";
import { namesIn, Results, SearchSkeleton } from "@/features/search/results";
import { MOST_CITIES, SearchForm } from "@/features/search/search-form";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";
import { isScriptNavigation } from "@/platform/page/request";
import { SlowPart } from "@/ui/slow-part";

/** One title and one address for a search, however it was typed; what is a later page, narrowed or empty is not for search engines. */
export async function generateMetadata({ searchParams }: PageProps<"/[locale]/restaurants">): Promise<Metadata> {
  const search = readSearch(await searchParams);
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  // A script waits for the title before it shows anything, so there it must not wait for the results.
  const found = (await isScriptNavigation()) ? undefined : await find(search);
  const title = await headline(search, properNames(search, found ? namesIn(found) : await directoryNames(search)));
  return {
    ...(await pageMetadata({
      ...{ locale, title, path: searchPath(canonical(search)) },
      description: t("description", { heading: title }),
    })),
    ...((isNarrow(search) || search.cursor || found?.restaurants.length === 0) && {
      robots: { index: false, follow: true },
    }),
  };
}

/** Rendered for each search; the list of cities is kept for a minute, which `force-dynamic` would not allow. */
export default async function Page({ searchParams }: PageProps<"/[locale]/restaurants">) {
  const search = readSearch(await searchParams);
  return (
    <>
      <div className="border-line border-b bg-raised">
        <SearchForm
          search={search}
          cities={await largestCities(MOST_CITIES)}
          className="mx-auto block w-full max-w-6xl px-4 py-5 sm:px-6"
        />
      </div>
      <div className="page">
        <SlowPart fallback={<SearchSkeleton />}>
          <Results search={search} />
        </SlowPart>
      </div>
    </>
  );
}
