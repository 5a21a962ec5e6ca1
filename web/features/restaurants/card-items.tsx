import type { Restaurant } from "@/platform/api";
import type { Locale } from "@/platform/i18n/locales";
import { RestaurantCard } from "./card";

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
