import type { Named } from "@/features/directory/named";
import { type Search, searchPath } from "@/features/directory/search-address";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

interface Props {
  readonly search: Search;
  readonly named: Named;
}

/** What the list is narrowed to; each is a link to the list without it. */
export async function Filters({ search, named }: Props) {
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
