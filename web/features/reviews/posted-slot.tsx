import { text, words } from "@/platform/i18n/text";
import type { Shown } from "./fresh-review";
import { PostedReview } from "./fresh-review-slot";

/** The place of the review that its writer has just sent; gives it its words. */
export async function PostedSlot(props: { readonly restaurantId: string; readonly shown: readonly Shown[] }) {
  const [t, { posted }] = await Promise.all([text("restaurant"), words("restaurant")]);
  const stars = [1, 2, 3, 4, 5].map((rating) => t("starsOf", { rating }));
  return <PostedReview {...props} text={{ ...posted, stars }} />;
}
