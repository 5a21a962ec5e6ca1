import type { ReactNode } from "react";
import {
  chosen,
  PRICES,
  RADII,
  RATINGS,
  type Search,
  toggled,
  USUAL_RADIUS,
} from "@/features/directory/search-address";
import type { Facets } from "@/platform/api";
import { currentLocale, formats, text } from "@/platform/i18n/text";
import { distanceIn } from "../../restaurants/distance";
import { ChoiceLink, FilterLink } from "./filter-link";

interface GroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One filter with its name. */
export const Group = ({ title, children }: GroupProps) => (
  <section className="space-y-2">
    <h3 className="font-sans font-semibold text-base">{title}</h3>
    {children}
  </section>
);

export interface Part {
  readonly search: Search;
}

export const Choices = ({ children }: { readonly children: ReactNode }) => (
  <ul className="flex flex-wrap gap-2">{children}</ul>
);

export async function AnyOrAll({ search }: Part) {
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  return (
    <Choices>
      {([undefined, "all"] as const).map((match) => (
        <li key={match ?? "any"}>
          <ChoiceLink
            locale={locale}
            to={chosen(search, { cuisine_match: match })}
            isOn={search.cuisine_match === match}
          >
            {t(`filter.${match ?? "any"}`)}
          </ChoiceLink>
        </li>
      ))}
    </Choices>
  );
}

export async function Price({ search, facets }: Part & { readonly facets: Facets }) {
  const [t, { number }, locale] = await Promise.all([text("search"), formats(), currentLocale()]);
  const countOf = (price: string) => facets.price?.find(({ value }) => value === price)?.count ?? 0;
  const shown = PRICES.filter((price) => countOf(price) > 0 || search.price?.includes(price));
  if (shown.length === 0) return null;
  return (
    <Group title={t("filter.price")}>
      <Choices>
        {shown.map((price) => (
          <li key={price}>
            <ChoiceLink
              locale={locale}
              to={toggled(search, "price", price)}
              isOn={search.price?.includes(price) ?? false}
            >
              <span className="sr-only">
                {t("card.price", { level: Number(price) })} ({t("count", { count: countOf(price) })})
              </span>
              <span aria-hidden="true">
                {t("card.priceSign").repeat(Number(price))} <span className="opacity-75">{number(countOf(price))}</span>
              </span>
            </ChoiceLink>
          </li>
        ))}
      </Choices>
    </Group>
  );
}

export async function Rating({ search }: Part) {
  const [t, { number }, locale] = await Promise.all([text("search"), formats(), currentLocale()]);
  const given = search.rating_min;
  const ratings = given && !RATINGS.some((rating) => rating === given) ? [...RATINGS, given].sort() : RATINGS;
  return (
    <Group title={t("filter.rating")}>
      <Choices>
        {[undefined, ...ratings].map((rating) => (
          <li key={rating ?? "any"}>
            <ChoiceLink locale={locale} to={chosen(search, { rating_min: rating })} isOn={given === rating}>
              {rating ? t("filter.atLeast", { rating: number(Number(rating)) }) : t("filter.anyRating")}
            </ChoiceLink>
          </li>
        ))}
      </Choices>
    </Group>
  );
}

/** What is not known to be open is left out, and that is said. */
export async function OpenNow({ search }: Part) {
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  const isOn = search.open_now !== undefined;
  return (
    <div>
      <FilterLink locale={locale} to={chosen(search, { open_now: isOn ? undefined : "1" })} isOn={isOn}>
        <span className="font-semibold">{t("filter.openNow")}</span>
      </FilterLink>
      <p className="text-muted text-sm">{t("filter.openHint")}</p>
    </div>
  );
}

export async function Distance({ search }: Part) {
  const [t, format, locale] = await Promise.all([text("search"), formats(), currentLocale()]);
  const given = search.radius ?? USUAL_RADIUS;
  const radii: readonly string[] = RADII.some((radius) => radius === given) ? RADII : [...RADII, given];
  return (
    <Group title={t("filter.distance")}>
      <Choices>
        {radii
          .toSorted((a, b) => Number(a) - Number(b))
          .map((radius) => (
            <li key={radius}>
              <ChoiceLink locale={locale} to={chosen(search, { radius })} isOn={radius === given}>
                {distanceIn(format, Number(radius))}
              </ChoiceLink>
            </li>
          ))}
      </Choices>
    </Group>
  );
}
