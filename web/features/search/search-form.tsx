import { type Search, searchPath } from "@/features/directory/search-address";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { SearchBox } from "./box/search-box";

/** Cities that are offered to who cannot be found by position, at most. */
export const MOST_CITIES = 6;

interface Props {
  readonly search?: Search;
  /** The largest cities, largest first. */
  readonly cities: readonly string[];
  readonly className?: string;
}

/** The search, as a landmark. */
export async function SearchForm({ search = {}, cities, className }: Props) {
  const [t, { form }, locale] = await Promise.all([text("search"), words("search"), currentLocale()]);
  const { label: _, ...said } = form;
  return (
    <search aria-label={t("form.label")} className={className}>
      <SearchBox locale={locale} search={search} text={said} instead={<Cities names={cities} />} />
    </search>
  );
}

/** Cities to choose from. */
async function Cities({ names }: { readonly names: readonly string[] }) {
  const t = await text("search");
  if (names.length === 0) return null;
  return (
    <ul aria-label={t("form.cities")} className="flex flex-wrap gap-2">
      {names.slice(0, MOST_CITIES).map((city) => (
        <li key={city}>
          <Link href={searchPath({ city })} className="chip min-h-9 border border-edge bg-surface hover:bg-raised">
            <bdi>{city}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
