import type { ProperNames } from "@/features/directory/directory";
import {
  chosen,
  type ListName,
  type Search,
  searchPath,
  toggled,
  USUAL_RADIUS,
} from "@/features/directory/search-address";
import { formats, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { distanceIn } from "../../restaurants/distance";

/** A filter in use, and the search without it. */
export interface Used {
  readonly name: string;
  readonly without: Search;
}

/** All that a search asks for, in words, in the order in which it is asked. */
export async function usedFilters(search: Search, named: ProperNames): Promise<Used[]> {
  const [t, offers, format] = await Promise.all([text("search"), text("restaurant"), formats()]);
  const { q, rating_min, open_now, exclude_chains, status, near, radius, bbox } = search;
  const radiusOf = () => distanceIn(format, Number(radius ?? USUAL_RADIUS));
  const one = (name: string | undefined | false, changes: Parameters<typeof chosen>[1]) =>
    name ? [{ name, without: chosen(search, changes) }] : [];
  const each = <Name extends ListName>(
    name: Name,
    said: (value: NonNullable<Search[Name]>[number], at: number) => string,
  ) =>
    (search[name] ?? []).map((value, at) => ({
      name: said(value as NonNullable<Search[Name]>[number], at),
      without: toggled(search, name, value),
    }));
  const isAll = status?.includes("open") && status.includes("closed");
  const standing = isAll ? [t("filter.both")] : (status ?? []).map((value) => t(`filter.${value}`));
  return [
    ...one(q && t("used.words", { q }), { q: undefined }),
    ...one(named.city, { city: undefined }),
    ...one(near && t("used.near", { distance: radiusOf() }), { near: undefined }),
    ...one(bbox && t("used.area"), { bbox: undefined }),
    ...each("cuisine", (value, at) => named.cuisines[at] ?? value),
    ...each("price", (level) => t("card.priceSign").repeat(Number(level))),
    ...one(rating_min && t("filter.atLeast", { rating: format.number(Number(rating_min)) }), { rating_min: undefined }),
    ...each("diet", (value) => t(`diet.${value}`)),
    ...each("attributes", (value) => offers(`attribute.${value}`)),
    ...one(open_now && t("filter.openNow"), { open_now: undefined }),
    ...each("grade", (grade) => t("card.grade", { grade })),
    ...each("chain", (value, at) => t("used.chain", { chain: named.chains[at] ?? value })),
    ...one(exclude_chains && t("filter.noChains"), { exclude_chains: undefined }),
    ...one(status && format.list(standing), { status: undefined }),
  ];
}

/** What the list is narrowed to; each is a link to the list without it. */
export async function UsedFilters({ used }: { readonly used: readonly Used[] }) {
  const t = await text("search");
  if (used.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="flex flex-wrap items-center gap-2">
      {used.map(({ name, without }) => (
        <li key={name}>
          <Link
            href={searchPath(without)}
            scroll={false}
            rel="nofollow"
            className="chip min-h-8 border border-edge hover:bg-surface"
          >
            <span className="sr-only">{t("remove")}</span>
            <bdi>{name}</bdi>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </Link>
        </li>
      ))}
      {used.length > 1 && (
        <li>
          <Link href="/restaurants" scroll={false} className="link inline-block px-2 py-1">
            {t("removeAll")}
          </Link>
        </li>
      )}
    </ul>
  );
}
