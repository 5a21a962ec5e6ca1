import { chosen, isSame, type Search, toggled } from "@/features/directory/search-address";
import type { FoundRestaurant } from "@/platform/api";
import { currentLocale, text } from "@/platform/i18n/text";
import { Choices, Group, type Part } from "./choices";
import { ChoiceLink, FilterLink } from "./filter-link";

interface FoundPart extends Part {
  /** Those that are listed: they name values of which nobody keeps a count. */
  readonly restaurants: readonly FoundRestaurant[];
}

const GRADES = ["A", "B", "C"];

/** Grades of inspections; only where places are inspected. */
export async function Grade({ search, restaurants }: FoundPart) {
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  const given = [...(search.grade ?? []), ...restaurants.flatMap(({ inspection }) => inspection?.grade ?? [])];
  if (given.length === 0) return null;
  return (
    <Group title={t("filter.grade")}>
      <Choices>
        {[...new Set([...GRADES, ...given])].map((grade) => (
          <li key={grade}>
            <ChoiceLink
              locale={locale}
              to={toggled(search, "grade", grade)}
              isOn={search.grade?.includes(grade) ?? false}
            >
              <bdi>{grade}</bdi>
            </ChoiceLink>
          </li>
        ))}
      </Choices>
    </Group>
  );
}

const MOST_CHAINS = 6;

/** Without chains, or only some of them: those that are asked for, and those that are listed. */
export async function Chains({ search, restaurants }: FoundPart) {
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  const asked = search.chain ?? [];
  const isAsked = (name: string) => asked.some((each) => isSame(each, name));
  const listed = [...new Set(restaurants.flatMap(({ chain }) => chain ?? []))];
  const missing = asked.filter((each) => !listed.some((name) => isSame(each, name)));
  const names = [...missing, ...listed.filter(isAsked), ...listed.filter((name) => !isAsked(name))].slice(
    0,
    Math.max(MOST_CHAINS, asked.length),
  );
  const isWithout = search.exclude_chains !== undefined;
  return (
    <Group title={t("filter.chain")}>
      <ul>
        <li>
          <FilterLink
            locale={locale}
            to={chosen(search, { exclude_chains: isWithout ? undefined : "1", chain: undefined })}
            isOn={isWithout}
          >
            {t("filter.noChains")}
          </FilterLink>
        </li>
        {names.map((name) => (
          <li key={name}>
            <FilterLink locale={locale} to={toggled(search, "chain", name)} isOn={isAsked(name)}>
              <bdi>{name}</bdi>
            </FilterLink>
          </li>
        ))}
      </ul>
    </Group>
  );
}

/** What is offered; an address may name others. What is open is what is meant anyway. */
const statuses: readonly (readonly [
  name: "open" | "opening_soon" | "closed_temporarily" | "closed_permanently" | "both",
  status: Search["status"],
])[] = [
  ["open", undefined],
  ["opening_soon", ["opening_soon"]],
  ["closed_temporarily", ["closed_temporarily"]],
  ["closed_permanently", ["closed_permanently"]],
  ["both", ["open", "closed"]],
];
const asOne = (status: Search["status"] = ["open"]): string => [...status].sort().join();

export async function Status({ search }: Part) {
  const [t, locale] = await Promise.all([text("search"), currentLocale()]);
  return (
    <Group title={t("filter.status")}>
      <Choices>
        {statuses.map(([name, status]) => (
          <li key={name}>
            <ChoiceLink locale={locale} to={chosen(search, { status })} isOn={asOne(search.status) === asOne(status)}>
              {t(`filter.${name}`)}
            </ChoiceLink>
          </li>
        ))}
      </Choices>
    </Group>
  );
}
