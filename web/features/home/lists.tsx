import type { ReactNode } from "react";
import { searchPath } from "@/features/directory/search-address";
import { RestaurantCard } from "@/features/restaurants/card";
import type { FoundRestaurant } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { homeLists } from "./found";

/** The best rated; says so while nothing is rated. Nothing while there is no index, as long as everything else is there. */
export async function BestRated() {
  const [t, lists] = await Promise.all([text("home"), homeLists()]);
  if (!lists || lists.cities.length === 0) return null;
  return (
    <List id="best" title={t("best")} none={t("noneRated")} places={lists.rated}>
      <Link href={searchPath({})} className="link inline-block py-1">
        {t("allRated")}
      </Link>
    </List>
  );
}

/** What was added last. */
export async function Newest() {
  const [t, lists] = await Promise.all([text("home"), homeLists()]);
  if (!lists || lists.newest.length === 0) return null;
  return (
    <List id="newest" title={t("newest")} places={lists.newest}>
      <Link href={searchPath({ sort: "newest" })} rel="nofollow" className="link inline-block py-1">
        {t("allNewest")}
      </Link>
    </List>
  );
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly places: readonly FoundRestaurant[];
  /** Said where there are none. */
  readonly none?: string;
  /** The way to all of them. */
  readonly children: ReactNode;
}

async function List({ id, title, places, none, children }: Props) {
  const locale = await currentLocale();
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h2 id={id}>{title}</h2>
      {places.length === 0 && <p className="text-muted">{none}</p>}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 empty:hidden">
        {places.map((restaurant) => (
          <li key={restaurant.id}>
            <RestaurantCard restaurant={restaurant} locale={locale} heading="h3" />
          </li>
        ))}
      </ul>
      <p>{children}</p>
    </section>
  );
}
