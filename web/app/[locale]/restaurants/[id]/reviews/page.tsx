import type { Metadata } from "next";
import { describeReviews } from "@/features/restaurants/describe";
import { loadRestaurant } from "@/features/restaurants/load";
import { Look } from "@/features/restaurants/look";
import { AllReviews, AllReviewsSkeleton } from "@/features/reviews/all-reviews";
import { isEverything, readWanted, reviewsPath } from "@/features/reviews/wanted";
import { currentLocale } from "@/platform/i18n/text";
import { pageMetadata } from "@/platform/page/metadata";
import { SlowPart } from "@/ui/slow-part";

export const dynamic = "force-dynamic";

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/[locale]/restaurants/[id]/reviews">): Promise<Metadata> {
  const [{ id }, parameters, locale] = await Promise.all([params, searchParams, currentLocale()]);
  const described = await describeReviews(await loadRestaurant(id));
  const metadata = await pageMetadata({ locale, path: `/restaurants/${id}/reviews`, ...described });
  return isEverything(readWanted(parameters)) ? metadata : { ...metadata, robots: { index: false, follow: true } };
}

/** All reviews of a restaurant, page by page. */
export default async function ReviewsPage({ params, searchParams }: PageProps<"/[locale]/restaurants/[id]/reviews">) {
  const [{ id }, parameters] = await Promise.all([params, searchParams]);
  const wanted = readWanted(parameters);
  const restaurant = await loadRestaurant(id);
  return (
    <div className="page max-w-3xl">
      <Look id={restaurant.id} />
      <SlowPart of={reviewsPath(id, wanted)} fallback={<AllReviewsSkeleton />}>
        <AllReviews restaurant={restaurant} wanted={wanted} />
      </SlowPart>
    </div>
  );
}
