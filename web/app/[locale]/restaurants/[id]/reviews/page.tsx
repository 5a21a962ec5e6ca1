import type { Metadata } from "next";
import { Late } from "@/components/late";
import { AllReviews, AllReviewsSkeleton } from "@/components/restaurant/all-reviews";
import { currentLocale } from "@/lib/i18n/text";
import { describeReviews } from "@/lib/restaurant/describe";
import { loadRestaurant } from "@/lib/restaurant/load";
import { pageMetadata } from "@/lib/restaurant/page-metadata";

export const dynamic = "force-dynamic";

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/[locale]/restaurants/[id]/reviews">): Promise<Metadata> {
  const [{ id }, { cursor }, locale] = await Promise.all([params, searchParams, currentLocale()]);
  const described = await describeReviews(await loadRestaurant(id));
  const metadata = pageMetadata({ locale, path: `/restaurants/${id}/reviews`, ...described });
  return cursor === undefined ? metadata : { ...metadata, robots: { index: false, follow: true } };
}

/** All reviews of a restaurant, page by page. */
export default async function ReviewsPage({ params, searchParams }: PageProps<"/[locale]/restaurants/[id]/reviews">) {
  const [{ id }, { cursor }] = await Promise.all([params, searchParams]);
  const restaurant = await loadRestaurant(id);
  return (
    <div className="page max-w-3xl">
      <Late of={String(cursor)} fallback={<AllReviewsSkeleton />}>
        {/* Two cursors are one that does not exist. */}
        <AllReviews restaurant={restaurant} cursor={Array.isArray(cursor) ? "" : cursor} />
      </Late>
    </div>
  );
}
