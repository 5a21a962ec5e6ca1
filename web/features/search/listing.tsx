import type { Search } from "@/features/directory/search-address";
import { placesOf } from "@/features/map/place";
import { PlacesMap } from "@/features/map/places-map";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { CardItems } from "../restaurants/card";
import { Endless } from "./endless";
import type { Found } from "./find";
import { ResultList } from "./result-list";

interface Props {
  readonly search: Search;
  readonly found: Found;
}

/** What was found, as a list that grows, and on a map beside it. */
export async function Listing({ search, found: { restaurants, cursor } }: Props) {
  const [t, { more, map }, locale] = await Promise.all([text("search"), words("search"), currentLocale()]);
  const places = placesOf(restaurants);
  const { show, loading, next, end, failed } = more;
  return (
    <Endless locale={locale} search={search} cursor={cursor} areaText={map.area}>
      <div className={places.length > 0 ? "grid gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]" : "max-w-3xl"}>
        {places.length > 0 && (
          <div className="xl:order-last">
            <input id="show-map" type="checkbox" className="peer sr-only xl:hidden" />
            <label
              htmlFor="show-map"
              className="button w-full peer-checked:bg-raised peer-focus-visible:outline-3 peer-focus-visible:outline-paprika peer-focus-visible:outline-offset-2 xl:hidden"
            >
              {t("map.show")}
            </label>
            <div className="hidden pt-4 xl:sticky xl:top-4 peer-checked:block xl:block xl:pt-0">
              <PlacesMap
                places={places}
                label={t("map.results")}
                note={t("map.listed")}
                skipTo="results"
                className="h-80 xl:h-[min(calc(100dvh-7rem),44rem)]"
              />
            </div>
          </div>
        )}
        <ResultList label={t("results")} text={{ show, loading, next, end, failed }}>
          <CardItems restaurants={restaurants} locale={locale} now={Date.now()} />
        </ResultList>
      </div>
    </Endless>
  );
}
