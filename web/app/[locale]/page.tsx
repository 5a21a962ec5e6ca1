import type { Metadata } from "next";
import { largest } from "@/features/directory/closest";
import { Directories } from "@/features/home/directories";
import { homeDirectories } from "@/features/home/found";
import { BestRated, Newest } from "@/features/home/lists";
import { RecentReviews } from "@/features/home/recent-reviews";
import { Table } from "@/features/home/table";
import { Trending } from "@/features/home/trending";
import { OpenNowPlaces } from "@/features/nearby/open";
import { MOST_CITIES, SearchForm } from "@/features/search/search-form";
import { currentLocale, text } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";

/** What is trending has no tag of its own: it is counted anew every minute. */
export const revalidate = 60;
export const generateStaticParams = () => [];

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([text("shell"), currentLocale()]);
  const [title, description] = [`Bellyfed: ${t("tagline")}`, t("description")];
  return pageMetadata({ locale, path: "/", title, description });
}

export default async function Home() {
  const [t, { cities }] = await Promise.all([text("home"), homeDirectories()]);
  return (
    <>
      <div className="border-line border-b bg-surface lg:grid lg:grid-cols-[minmax(0,1fr)_max(26rem,calc(50%-10rem))]">
        <div className="relative h-32 sm:h-44 lg:order-last lg:h-auto">
          <Table />
        </div>
        <div className="mx-auto w-full max-w-6xl space-y-5 px-4 py-8 sm:px-6 sm:py-14 lg:me-0 lg:max-w-[46rem] lg:py-16">
          <h1 className="text-[clamp(2.25rem,1.6rem+3.5vw,3.75rem)]">{t("title")}</h1>
          <p className="max-w-prose text-lg text-muted">{t("lead")}</p>
          <SearchForm cities={largest(cities, MOST_CITIES).map(({ name }) => name)} className="block max-w-2xl pt-2" />
        </div>
      </div>
      <div className="page space-y-12">
        {cities.length > 0 && <OpenNowPlaces />}
        <Trending />
        <BestRated />
        <Directories />
        <Newest />
        <RecentReviews />
      </div>
    </>
  );
}
