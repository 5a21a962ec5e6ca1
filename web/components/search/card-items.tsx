import { RestaurantCard } from "@/components/restaurant-card";
import type { Restaurant } from "@/lib/api";
import type { Locale } from "@/lib/i18n/locales";

interface Props {
  readonly restaurants: readonly Restaurant[];
  readonly locale: Locale;
}

/** A page of the result list: the same whether it comes with the document or later. */
export const CardItems = ({ restaurants, locale }: Props) =>
  restaurants.map((restaurant) => (
    <li key={restaurant.id}>
      <RestaurantCard restaurant={restaurant} locale={locale} heading="h2" />
    </li>
  ));
