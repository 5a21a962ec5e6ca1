import type { Menu, Restaurant, Review } from "@/platform/api";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale } from "@/platform/i18n/text";
import { siteUrl } from "@/platform/page/metadata";
import { scriptText, structuredData } from "./json-ld";

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
