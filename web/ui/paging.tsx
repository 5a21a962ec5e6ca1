import { Link } from "./link";

interface Props {
  /** What is paged, for those who look for landmarks. */
  readonly label: string;
  /** The address of the list's first page, without language. */
  readonly path: string;
  /** The query's parameter that holds the list's cursor. */
  readonly parameter?: string;
  /** The part of the page that the list is. */
  readonly fragment?: string;
  readonly isFirst: boolean;
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
  readonly text: Readonly<Record<"first" | "next", string>>;
}

/** The ways from a page of a list to the next one and to the first; nothing where all is on one page. */
export function Paging({ label, path, parameter = "cursor", fragment = "", isFirst, next, text }: Props) {
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap gap-3">
      {!isFirst && (
        <Link href={path + fragment} className="button">
          {text.first}
        </Link>
      )}
      {next !== null && (
        <Link
          href={`${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ [parameter]: next })}${fragment}`}
          rel="next nofollow"
          className="button"
        >
          {text.next}
        </Link>
      )}
    </nav>
  );
}
