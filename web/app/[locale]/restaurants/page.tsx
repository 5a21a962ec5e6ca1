import type { Metadata } from "next";
import { canonical, largestCities, properNames } from "@/features/directory/directory";
import { isNarrow, readSearch, searchPath } from "@/features/directory/search-address";
import { find } from "@/features/search/find";
import { headline } from "@/features/search/headline";
import { namesIn, Results } from "@/features/search/results";
import { MOST_CITIES, SearchForm } from "@/features/search/search-form";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

/** One title and one address for a search, however it was typed; what is a later page, narrowed or empty is not for search engines. */
export async function generateMetadata({ searchParams }: PageProps<"/[locale]/restaurants">): Promise<Metadata> {
  const search = readSearch(await searchParams);
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  const found = await find(search);
  const title = await headline(search, properNames(search, namesIn(found)));
  return {
    ...(await pageMetadata({
      ...{ locale, title, path: searchPath(canonical(search)) },
      description: t("description", { heading: title }),
    })),
    ...((isNarrow(search) || search.cursor || found.restaurants.length === 0) && {
      robots: { index: false, follow: true },
    }),
  };
}

/**
 * Rendered for each search, and always in the same form: a list takes the place of another without the page being made anew, so that the
 * filter that was followed keeps the focus, and the map its place. The list of cities is kept for a minute, which
 * `force-dynamic` would not allow.
 */
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
        <Results search={search} />
      </div>
    </>
  );
}
