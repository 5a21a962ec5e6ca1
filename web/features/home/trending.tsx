import { RestaurantCard } from "@/features/restaurants/card";
import { api, RESTAURANTS_TAG } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";

const MOST = 6;

/** What is looked at most; left out while nothing was counted. */
export async function Trending() {
  const [t, locale, { data }] = await Promise.all([
    text("home"),
    currentLocale(),
    api.getTrending({ next: { tags: [RESTAURANTS_TAG], revalidate: 60 } }),
  ]);
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="trending" className="space-y-4">
      <h2 id="trending">{t("trending")}</h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {data.slice(0, MOST).map((restaurant) => (
          <li key={restaurant.id}>
            <RestaurantCard restaurant={restaurant} locale={locale} heading="h3" />
          </li>
        ))}
      </ul>
    </section>
  );
}
