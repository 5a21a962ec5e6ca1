import { closest } from "@/features/directory/closest";
import { directory, type ProperNames } from "@/features/directory/directory";
import { type Search, searchPath } from "@/features/directory/search-address";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { EntryLinks } from "../directory/entry-links";
import { headline, richly } from "./headline";

interface Props {
  readonly search: Search;
  readonly named: ProperNames;
}

/** Nothing was found: says what was looked for, and what to do about it. */
export async function Empty({ search, named }: Props) {
  const t = await text("search");
  return (
    <div className="card max-w-3xl space-y-6">
      <div className="space-y-2">
        <h2>{t("empty.title")}</h2>
        <p>
          {richly(t, "empty", named, (name) => (
            <bdi className="font-semibold">{name}</bdi>
          ))}
        </p>
      </div>
      <Closest search={search} />
      <Wider search={search} named={named} />
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
  const [cities, cuisines] = await Promise.all([directory("listCities"), directory("listCuisines")]);
  const { city = "", cuisine = "" } = search;
  const [likeCity, likeCuisine] = [closest(city, cities), closest(cuisine, cuisines)];
  return (
    <>
      {likeCity.length > 0 && (
        <div className="space-y-2">
          <h3>{t("empty.closestCities")}</h3>
          <EntryLinks of="city" entries={likeCity} search={cuisine ? { cuisine } : {}} />
        </div>
      )}
      {likeCuisine.length > 0 && (
        <div className="space-y-2">
          <h3>{t("empty.closestCuisines")}</h3>
          <EntryLinks of="cuisine" entries={likeCuisine} search={city ? { city } : {}} />
        </div>
      )}
    </>
  );
}

/** The same search with one filter less, where that finds something, and everything. */
async function Wider({ search: { city, cuisine }, named }: Props) {
  const t = await text("search");
  if (!city && !cuisine) return null;
  const [cities, cuisines] = await Promise.all([directory("listCities"), directory("listCuisines")]);
  const wider: ProperNames[] = [
    ...(cuisine && cities.some(({ name }) => name === named.city) ? [{ city: named.city, cuisine: undefined }] : []),
    ...(city && cuisines.some(({ name }) => name === named.cuisine)
      ? [{ city: undefined, cuisine: named.cuisine }]
      : []),
  ];
  return (
    <div className="space-y-2">
      <h3>{t("empty.wider")}</h3>
      <ul className="space-y-1">
        {wider.map((each) => (
          <li key={headline(t, each)}>
            <Link
              href={searchPath({ city: each.city ?? "", cuisine: each.cuisine ?? "" })}
              className="link inline-block py-1"
            >
              {richly(t, "heading", each, (name) => (
                <bdi>{name}</bdi>
              ))}
            </Link>
          </li>
        ))}
        <li>
          <Link href="/restaurants" className="link inline-block py-1">
            {t("empty.everything")}
          </Link>
        </li>
      </ul>
    </div>
  );
}
