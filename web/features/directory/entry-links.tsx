import { formats, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import type { Entry } from "./closest";
import { type Search, searchPath } from "./search-address";

interface Props {
  readonly entries: readonly Entry[];
  readonly of: "city" | "cuisine";
  /** What else the search keeps. */
  readonly search?: Search;
}

/** Cities or cuisines with the number of their restaurants, as links to them. */
export async function EntryLinks({ entries, of, search = {} }: Props) {
  const [t, { number }] = await Promise.all([text("search"), formats()]);
  return (
    <ul className="flex flex-wrap gap-2">
      {entries.map(({ slug, name, count }) => (
        <li key={slug}>
          <Link
            href={searchPath({ ...search, [of]: of === "city" ? slug : [slug] })}
            className="inline-flex min-h-10 items-center gap-2 rounded-full border border-line bg-surface px-4 py-1 hover:border-edge hover:bg-raised"
          >
            <bdi>{name}</bdi>
            <span aria-hidden="true" className="shrink-0 text-muted text-sm">
              {number(count)}
            </span>
            <span className="sr-only">{t("count", { count })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
