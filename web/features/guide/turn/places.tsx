import { placesOf } from "@/features/map/place";
import { PlacesMap } from "@/features/map/places-map";
import { type CardRestaurant, RestaurantCard } from "@/features/restaurants/card";
import type { Restaurant } from "@/platform/api";
import type { Locale } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";

interface Props {
  readonly restaurants: readonly (CardRestaurant & Pick<Restaurant, "location">)[];
  /** Given and not found out, so that a Server Action can render them too. */
  readonly locale: Locale;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The places that an answer names, as cards and on a map. Once on a page, for the newest answer. */
export async function AnswerPlaces({ restaurants, locale, now }: Props) {
  if (restaurants.length === 0) return null;
  const t = await textIn(locale, "guide");
  const places = placesOf(restaurants);
  return (
    <section aria-labelledby="answer-places" className="space-y-4">
      <h3 id="answer-places">{t("turn.places")}</h3>
      <PlacesMap
        places={places}
        label={t("turn.map")}
        note={t("turn.mapNote")}
        skipTo="places"
        className="h-56 sm:h-72"
        locale={locale}
      />
      <ul id="places" tabIndex={-1} className="grid gap-4 outline-none sm:grid-cols-2 [&_a]:scroll-mb-52">
        {restaurants.map((restaurant) => (
          <li key={restaurant.id}>
            <RestaurantCard restaurant={restaurant} locale={locale} heading="h3" now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
