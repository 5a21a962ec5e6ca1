import type { Menu, Restaurant, Review } from "@/lib/api";
import { localePath } from "@/lib/i18n/locales";
import { currentLocale } from "@/lib/i18n/text";
import { scriptText, structuredData } from "@/lib/restaurant/json-ld";
import { siteUrl } from "@/lib/site";

interface Props {
  readonly restaurant: Restaurant;
  readonly menu: Menu;
  readonly reviews: readonly Review[];
}

/** The page's facts for search engines. Data, which no browser runs. */
export async function StructuredData({ restaurant, menu, reviews }: Props) {
  const path = localePath(await currentLocale(), `/restaurants/${restaurant.id}`);
  const url = new URL(path, siteUrl()).href;
  const data = structuredData({ restaurant, reviews, hasMenu: menu.sections.length > 0, url });
  return <script type="application/ld+json">{scriptText(data)}</script>;
}
