import type { Review } from "@/platform/api";
import { localePath } from "@/platform/i18n/locales";
import { isolate } from "@/platform/i18n/plain-text";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { HelpfulButton } from "./button";
import { helpfulPath } from "./path";

/** How many found a review helpful, and the way to say so oneself. */
export async function Helpful({ review }: { readonly review: Review }) {
  const [t, { helpful }, locale] = await Promise.all([text("restaurant"), words("restaurant"), currentLocale()]);
  const { id, restaurant_id, author, created_at, helpful_count = 0 } = review;
  const count = (many: number) => (many > 0 ? t("reviews.helpful", { count: many }) : "");
  const name = author.name ?? t("reviews.erased");
  return (
    <HelpfulButton
      restaurantId={restaurant_id}
      reviewId={id}
      createdAt={created_at}
      authorId={author.id}
      href={localePath(locale, helpfulPath(restaurant_id, id))}
      locale={locale}
      text={{ mark: helpful.mark, of: t("helpful.of", { name: isolate(name) }), lost: helpful.lost }}
      counts={[count(helpful_count - 1), count(helpful_count), count(helpful_count + 1)]}
    />
  );
}
