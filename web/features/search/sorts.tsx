import { chosen, namedSorts, type Search } from "@/features/directory/search-address";
import { currentLocale, text } from "@/platform/i18n/text";
import { ChoiceLink } from "./filters/filter-link";

/** In which order the results stand, as links. Without words all fit equally well, so the best rated stand first, and that is said. */
export async function Sorts({ search }: { readonly search: Search }) {
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  const offered = [undefined, ...namedSorts].filter(
    (sort) => (sort !== "distance" || search.near) && (sort !== "rating" || search.q),
  );
  const given = search.sort === "rating" && !search.q ? undefined : search.sort;
  return (
    <nav aria-label={t("sort.label")} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span aria-hidden="true" className="text-muted text-sm">
        {t("sort.label")}
      </span>
      <ul className="flex flex-wrap gap-2">
        {offered.map((sort) => (
          <li key={sort ?? "relevance"}>
            <ChoiceLink locale={locale} to={chosen(search, { sort })} isOn={sort === given}>
              {t(`sort.${sort ?? (search.q ? "relevance" : "rating")}`)}
            </ChoiceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
