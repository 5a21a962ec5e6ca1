import type { Metadata } from "next";
import { headers } from "next/headers";
import { Suspense } from "react";
import { AllReviews, AllReviewsSkeleton } from "@/components/restaurant/all-reviews";
import { currentLocale } from "@/lib/i18n/text";
import { describeReviews } from "@/lib/restaurant/describe";
import { loadRestaurant } from "@/lib/restaurant/load";
import { pageMetadata } from "@/lib/restaurant/page-metadata";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly cursor?: string | string[] }>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, { cursor }, locale] = await Promise.all([params, searchParams, currentLocale()]);
  const described = await describeReviews(await loadRestaurant(id));
  const metadata = pageMetadata({ locale, path: `/restaurants/${id}/reviews`, ...described });
  return cursor === undefined ? metadata : { ...metadata, robots: { index: false, follow: true } };
}

/** All reviews of a restaurant, page by page. */
export default async function ReviewsPage({ params, searchParams }: Props) {
  const [{ id }, { cursor }] = await Promise.all([params, searchParams]);
  const restaurant = await loadRestaurant(id);
  // Two cursors are one that does not exist.
  const reviews = <AllReviews restaurant={restaurant} cursor={Array.isArray(cursor) ? "" : cursor} />;
  // A document has to be whole for those without JavaScript; a navigation by script may show that something comes.
  const isScripted = (await headers()).get("sec-fetch-dest") === "empty";
  return (
    <div className="page max-w-3xl">
      {isScripted ? (
        <Suspense key={String(cursor)} fallback={<AllReviewsSkeleton />}>
          {reviews}
        </Suspense>
      ) : (
        reviews
      )}
    </div>
  );
}
