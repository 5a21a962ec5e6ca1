import type { Metadata } from "next";
import { describeReviews } from "@/features/restaurants/describe";
import { loadRestaurant } from "@/features/restaurants/load";
import { Look } from "@/features/restaurants/look";
import { AllReviews, AllReviewsSkeleton } from "@/features/reviews/all-reviews";
import { currentLocale } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";
import { SlowPart } from "@/ui/slow-part";

export const dynamic = "force-dynamic";

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/[locale]/restaurants/[id]/reviews">): Promise<Metadata> {
  const [{ id }, { cursor }, locale] = await Promise.all([params, searchParams, currentLocale()]);
  const described = await describeReviews(await loadRestaurant(id));
  const metadata = await pageMetadata({ locale, path: `/restaurants/${id}/reviews`, ...described });
  return cursor === undefined ? metadata : { ...metadata, robots: { index: false, follow: true } };
}

/** All reviews of a restaurant, page by page. */
export default async function ReviewsPage({ params, searchParams }: PageProps<"/[locale]/restaurants/[id]/reviews">) {
  const [{ id }, { cursor }] = await Promise.all([params, searchParams]);
  const restaurant = await loadRestaurant(id);
  return (
    <div className="page max-w-3xl">
      <Look id={restaurant.id} />
      <SlowPart of={String(cursor)} fallback={<AllReviewsSkeleton />}>
        {/* Two cursors are one that does not exist. */}
        <AllReviews restaurant={restaurant} cursor={Array.isArray(cursor) ? "" : cursor} />
      </SlowPart>
    </div>
  );
}
