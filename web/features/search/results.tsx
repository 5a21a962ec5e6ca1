import { directory, type ProperNames, properNames } from "@/features/directory/directory";
import { type Search, searchPath } from "@/features/directory/search-address";
import { placesOf } from "@/features/map/place";
import { PlacesMap } from "@/features/map/places-map";
import { slugOf } from "@/platform/api";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { CardItems } from "../restaurants/card";
import { Empty } from "./empty";
import { Endless } from "./endless";
import { type Found, find } from "./find";
import { richly } from "./headline";
import { ResultList } from "./result-list";

interface Props {
  readonly search: Search;
}

/** A heading that says what is listed, the filters in use, and the list with its map; or what helps when there is none. */
export async function Results({ search }: Props) {
  const { cursor, ...filters } = search;
  const [found, count, t] = await Promise.all([find(search), known(filters), text("search")]);
  const named = await properNames(search, found.restaurants);
  return (
    <div className="space-y-6">
      <div className="space-y-3">
        <h1>
          {richly(t, "heading", named, (name) => (
            <bdi>{name}</bdi>
          ))}
        </h1>
        {count !== undefined && <p className="text-muted">{t("count", { count })}</p>}
        <Filters search={search} named={named} />
      </div>
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
      {found.restaurants.length === 0 ? (
        <Empty search={filters} named={named} />
      ) : (
        <Listing search={filters} found={found} />
      )}
    </div>
  );
}

/** How many there are, when a directory counts just that. */
async function known({ city, cuisine }: Search): Promise<number | undefined> {
  if (Boolean(city) === Boolean(cuisine)) return undefined;
  const entries = await directory(city ? "listCities" : "listCuisines");
  const wanted = slugOf(city ?? cuisine ?? "");
  return entries.find(({ slug }) => slug === wanted)?.count;
}

interface ListingProps extends Props {
  readonly found: Found;
}

async function Listing({ search, found: { restaurants, cursor } }: ListingProps) {
  const [t, { more }, locale] = await Promise.all([text("search"), words("search"), currentLocale()]);
  const places = placesOf(restaurants);
  const { show, loading, next, end, failed } = more;
  return (
    <Endless locale={locale} search={search} cursor={cursor}>
      <div className={places.length > 0 ? "grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]" : "max-w-3xl"}>
        {places.length > 0 && (
          <div className="lg:order-last">
            <input id="show-map" type="checkbox" className="peer sr-only lg:hidden" />
            <label
              htmlFor="show-map"
              className="button w-full peer-checked:bg-raised peer-focus-visible:outline-3 peer-focus-visible:outline-paprika peer-focus-visible:outline-offset-2 lg:hidden"
            >
              {t("map.show")}
            </label>
            <div className="hidden pt-4 lg:sticky lg:top-4 peer-checked:block lg:block lg:pt-0">
              <PlacesMap
                places={places}
                label={t("map.results")}
                note={t("map.listed")}
                skipTo="results"
                className="h-80 lg:h-[min(calc(100dvh-7rem),44rem)]"
              />
            </div>
          </div>
        )}
        <ResultList label={t("results")} text={{ show, loading, next, end, failed }}>
          <CardItems restaurants={restaurants} locale={locale} />
        </ResultList>
      </div>
    </Endless>
  );
}

interface FiltersProps {
  readonly search: Search;
  readonly named: ProperNames;
}

/** What the list is narrowed to; each is a link to the list without it. */
async function Filters({ search, named }: FiltersProps) {
  const t = await text("search");
  const { cursor: _, ...filters } = search;
  const used = (["city", "cuisine"] as const).filter((name) => filters[name]);
  if (used.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="flex flex-wrap gap-2">
      {used.map((name) => (
        <li key={name}>
          <Link
            href={searchPath({ ...filters, [name]: "" })}
            className="chip min-h-8 border border-edge hover:bg-surface"
          >
            <span className="sr-only">{t("remove")}</span>
            <bdi>{named[name]}</bdi>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The shape of a result page, while it is looked up. */
export async function SearchSkeleton() {
  const t = await text("search");
  return (
    <div className="space-y-6">
      <p role="status" className="sr-only">
        {t("more.loading")}
      </p>
      <div className="skeleton h-11 w-80 max-w-full" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="space-y-4">
          {["a", "b", "c", "d", "e"].map((key) => (
            <div key={key} className="skeleton h-44" />
          ))}
        </div>
        <div className="skeleton hidden h-[34rem] lg:block" />
      </div>
    </div>
  );
}
