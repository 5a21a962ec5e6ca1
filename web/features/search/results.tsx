import { type ProperNames, properNames } from "@/features/directory/directory";
import { type Search, searchPath } from "@/features/directory/search-address";
import { GuideDoor } from "@/features/guide/door/door";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Empty } from "./empty";
import { Filters } from "./filters/filters";
import { type Used, UsedFilters, usedFilters } from "./filters/used";
import { type Found, find } from "./find";
import { headline, richHeadline } from "./headline";
import { Listing } from "./listing";
import { Sorts } from "./sorts";

interface Props {
  readonly search: Search;
}

/** The names of what was found, and of what else there is. */
export const namesIn = ({ restaurants, facets }: Pick<Found, "restaurants" | "facets">) => ({
  cities: [...(facets.city ?? []).map(({ value }) => value), ...restaurants.map(({ city }) => city)],
  cuisines: [...(facets.cuisine ?? []).map(({ value }) => value), ...restaurants.flatMap(({ cuisines }) => cuisines)],
  chains: restaurants.flatMap(({ chain }) => chain ?? []),
});

/** A heading that says what is listed, the filters in use, and the list with its map; or what helps when there is none. */
export async function Results({ search }: Props) {
  const { cursor, ...filters } = search;
  const [found, t] = await Promise.all([find(search), text("search")]);
  const named = properNames(search, namesIn(found));
  const used = await usedFilters(filters, named);
  return (
    <div className="space-y-6">
      <Head search={filters} named={named} found={found} used={used} />
      {found.wrongCursor && (
        <p role="status" className="note">
          {t("wrongCursor")}
        </p>
      )}
      {cursor && !found.wrongCursor && (
        <p>
          <Link href={searchPath(filters)} className="link inline-block py-1">
            {t("more.first")}
          </Link>
        </p>
      )}
      <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[12.5rem_minmax(0,1fr)]">
        <Narrowing search={filters} found={found} used={used} />
        {found.restaurants.length === 0 ? (
          <Empty search={filters} used={used} />
        ) : (
          <div className="min-w-0 space-y-5">
            <Sorts search={filters} />
            <Listing search={filters} found={found} />
            <GuideDoor words={filters.q} />
          </div>
        )}
      </div>
    </div>
  );
}

interface HeadProps extends Props {
  readonly named: ProperNames;
  readonly found: Found;
  readonly used: readonly Used[];
}

/** How many there are is said aloud whenever the list changes. */
async function Head({ search, named, found: { total, restaurants }, used }: HeadProps) {
  const [t, heading, title] = await Promise.all([
    text("search"),
    richHeadline(search, named, (name) => <bdi>{name}</bdi>),
    headline(search, named),
  ]);
  return (
    <div className="space-y-3">
      <h1>{heading}</h1>
      <p role="status" className="text-muted">
        {total === undefined && restaurants.length > 0 ? t("preparing") : t("count", { count: total ?? 0 })}
        <span className="sr-only">: {title}</span>
      </p>
      <UsedFilters used={used} />
    </div>
  );
}

interface NarrowingProps extends Props {
  readonly found: Found;
  readonly used: readonly Used[];
}

/** The filters: beside the list where there is room, else behind a box to tick, which needs no scripts. */
async function Narrowing({ search, found, used }: NarrowingProps) {
  const t = await text("search");
  return (
    <aside aria-label={t("filter.title")}>
      <input id="show-filters" type="checkbox" className="peer sr-only lg:hidden" />
      <label
        htmlFor="show-filters"
        className="button w-full peer-checked:bg-raised peer-focus-visible:outline-3 peer-focus-visible:outline-paprika peer-focus-visible:outline-offset-2 lg:hidden"
      >
        {t("filter.show")}
        {used.length > 0 && ` (${used.length})`}
      </label>
      <div className="hidden pt-5 peer-checked:block lg:block lg:pt-0">
        <Filters search={search} found={found} />
      </div>
    </aside>
  );
}
