import { text, words } from "@/platform/i18n/text";
import { freshReviewKey, type PageReview } from "./fresh-review";
import { FreshReviewSlot } from "./slot";

interface Props {
  readonly restaurantId: string;
  readonly shown: readonly PageReview[];
}

/** The place of the review that its writer has just sent; gives it its words. */
export async function FreshReviewPlace({ restaurantId, shown }: Props) {
  const [t, { fresh }] = await Promise.all([text("restaurant"), words("restaurant")]);
  const stars = [1, 2, 3, 4, 5].map((rating) => t("starsOf", { rating }));
  return <FreshReviewSlot storageKey={freshReviewKey(restaurantId)} shown={shown} text={{ ...fresh, stars }} />;
}
