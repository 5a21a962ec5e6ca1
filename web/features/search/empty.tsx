import type { ReactNode } from "react";
import { closest } from "@/features/directory/closest";
import { directory } from "@/features/directory/directory";
import { chosen, RADII, type Search, searchPath, USUAL_RADIUS } from "@/features/directory/search-address";
import { GuideDoor } from "@/features/guide/door/door";
import { formats, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { EntryLinks } from "../directory/entry-links";
import { distanceIn } from "../restaurants/distance";
import type { Used } from "./filters/used";

interface Props {
  readonly search: Search;
  readonly used: readonly Used[];
}

/** Nothing was found: says so, and what to do about it. */
export async function Empty({ search, used }: Props) {
  const t = await text("search");
  return (
    <div className="card max-w-3xl space-y-6">
      <div className="space-y-2">
        <h2>{t("empty.title")}</h2>
        <p>{used.length > 0 ? t("empty.text") : t("empty.all")}</p>
      </div>
      <Closest search={search} />
      <GuideDoor words={search.q} />
      {used.length > 0 && <Wider search={search} used={used} />}
      <div className="space-y-2">
        <h3>{t("empty.addTitle")}</h3>
        <p>{t("empty.add")}</p>
        <Link href="/restaurants/new" className="button">
          {t("empty.addLink")}
        </Link>
      </div>
    </div>
  );
}

/** Known names that are like those that were typed; nothing for a name that is known. */
async function Closest({ search }: Pick<Props, "search">) {
  const t = await text("search");
  const { city, cuisine: [cuisine] = [] } = search;
  const [cities, cuisines] = await Promise.all([
    city ? directory("listCities") : [],
    cuisine ? directory("listCuisines") : [],
  ]);
  const [likeCity, likeCuisine] = [closest(city ?? "", cities), closest(cuisine ?? "", cuisines)];
  return (
    <>
      {likeCity.length > 0 && (
        <div className="space-y-2">
          <h3>{t("empty.closestCities")}</h3>
          <EntryLinks of="city" entries={likeCity} search={search} />
        </div>
      )}
      {likeCuisine.length > 0 && (
        <div className="space-y-2">
          <h3>{t("empty.closestCuisines")}</h3>
          <EntryLinks of="cuisine" entries={likeCuisine} search={search} />
        </div>
      )}
    </>
  );
}

/** The same search with one filter less, or farther around, and everything. */
async function Wider({ search, used }: Props) {
  const [t, format] = await Promise.all([text("search"), formats()]);
  const farther = RADII.find((radius) => Number(radius) > Number(search.radius ?? USUAL_RADIUS));
  return (
    <div className="space-y-2">
      <h3>{t("empty.wider")}</h3>
      <ul className="space-y-1">
        {search.near && farther && (
          <Way to={chosen(search, { radius: farther })}>
            {t("empty.farther", { distance: distanceIn(format, Number(farther)) })}
          </Way>
        )}
        {used.length > 1 &&
          used.map(({ name, without }) => (
            <Way key={name} to={without}>
              {t.rich("empty.without", {
                filter: name,
                name: (chunks) => <bdi className="font-semibold">{chunks}</bdi>,
              })}
            </Way>
          ))}
        <Way to={{}}>{t("empty.everything")}</Way>
      </ul>
    </div>
  );
}

const Way = ({ to, children }: { readonly to: Search; readonly children: ReactNode }) => (
  <li>
    <Link href={searchPath(to)} className="link inline-block py-1">
      {children}
    </Link>
  </li>
);
