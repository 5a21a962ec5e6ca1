import type { ReactNode } from "react";
import { chosen, isSame, type ListName, type Search, toggled } from "@/features/directory/search-address";
import type { AttributeName, DietName, Facets, FoundRestaurant } from "@/platform/api";
import { currentLocale, formats, text } from "@/platform/i18n/text";
import { AnyOrAll, Distance, Group, OpenNow, Price, Rating } from "./choices";
import { FilterLink } from "./filter-link";
import { Chains, Grade, Status } from "./standing";

/** Values that stand there at once, and at most. */
const MOST_AT_ONCE = 8;
const MOST = 24;

interface Props {
  readonly search: Search;
  readonly facets: Facets;
}

interface FiltersProps {
  readonly search: Search;
  readonly found: { readonly facets: Facets; readonly restaurants: readonly FoundRestaurant[] };
}

/** Everything by which the results can be narrowed, each value with how many have it. */
export async function Filters({ search, found: { facets, restaurants } }: FiltersProps) {
  const t = await text("search");
  return (
    <div className="space-y-7">
      <h2 className="sr-only">{t("filter.title")}</h2>
      <OpenNow search={search} />
      {search.near && <Distance search={search} />}
      <ValuesOf name="cuisine" title={t("filter.cuisine")} search={search} facets={facets}>
        {(search.cuisine?.length ?? 0) > 1 && <AnyOrAll search={search} />}
      </ValuesOf>
      <Price search={search} facets={facets} />
      <Rating search={search} />
      <ValuesOf name="diet" title={t("filter.diet")} search={search} facets={facets} />
      <ValuesOf name="attributes" title={t("filter.attributes")} search={search} facets={facets} />
      {!search.city && !search.near && !search.bbox && <Cities search={search} facets={facets} />}
      <Grade search={search} restaurants={restaurants} />
      <Chains search={search} restaurants={restaurants} />
      <Status search={search} />
    </div>
  );
}

/** Values in words: of a closed vocabulary as the language has them, cuisines as they are. */
async function wordsFor(name: GroupOf["name"]): Promise<(value: string) => ReactNode> {
  if (name === "cuisine") return (value) => <bdi>{value}</bdi>;
  const [t, offered] = await Promise.all([text("search"), text("restaurant")]);
  if (name === "diet") return (value) => t(`diet.${value as DietName}`);
  return (value) => offered(`attribute.${value as AttributeName}`);
}

/** The values of a filter with several, the most frequent first; what is chosen stands there even where it has nothing. */
async function ValuesOf({ name, title, search, facets, children }: Props & GroupOf) {
  const [t, said, { number }, locale] = await Promise.all([text("search"), wordsFor(name), formats(), currentLocale()]);
  const counted = facets[name] ?? [];
  const asked: readonly string[] = search[name] ?? [];
  const isOn = (value: string) => asked.some((each) => isSame(each, value));
  const missing = asked.filter((each) => !counted.some(({ value }) => isSame(value, each)));
  const values = [...missing.map((value) => ({ value, count: 0 })), ...counted].slice(0, MOST);
  if (values.length === 0) return null;
  const isShown = ({ value }: { value: string }, index: number) => index < MOST_AT_ONCE || isOn(value);
  const list = (of: typeof values) => (
    <ul>
      {of.map(({ value, count }) => (
        <li key={value}>
          <FilterLink locale={locale} to={toggled(search, name, value)} isOn={isOn(value)} count={number(count)}>
            {said(value)}
          </FilterLink>
        </li>
      ))}
    </ul>
  );
  const rest = values.filter((value, index) => !isShown(value, index));
  return (
    <Group title={title}>
      {children}
      {list(values.filter(isShown))}
      {rest.length > 0 && (
        <details>
          <summary className="link w-fit py-1">{t("filter.more", { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </Group>
  );
}
interface GroupOf {
  readonly name: Exclude<ListName, "price" | "grade" | "chain">;
  readonly title: string;
  readonly children?: ReactNode;
}

async function Cities({ search, facets }: Props) {
  const [t, { number }, locale] = await Promise.all([text("search"), formats(), currentLocale()]);
  const cities = (facets.city ?? []).slice(0, MOST_AT_ONCE);
  if (cities.length < 2) return null;
  return (
    <Group title={t("filter.city")}>
      <ul>
        {cities.map(({ value, count }) => (
          <li key={value}>
            <FilterLink locale={locale} to={chosen(search, { city: value })} isOn={false} count={number(count)}>
              <bdi>{value}</bdi>
            </FilterLink>
          </li>
        ))}
      </ul>
    </Group>
  );
}
