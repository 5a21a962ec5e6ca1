import type { ReactNode } from "react";
import { type Search, searchPath } from "@/features/directory/search-address";
import { formats, text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { PendingMark } from "./pending-mark";

interface Props {
  /** The search that it leads to. */
  readonly to: Search;
  readonly isOn: boolean;
  readonly count?: number | undefined;
  readonly children: ReactNode;
}

/** A value of a filter with several: a link that sets it, and takes it back where it is set. The page stays where it is. */
export async function FilterLink({ to, isOn, count, children }: Props) {
  const [t, { number }] = await Promise.all([text("search"), formats()]);
  return (
    <Link
      href={searchPath(to)}
      scroll={false}
      rel="nofollow"
      aria-current={isOn || undefined}
      className="group flex min-h-9 items-center gap-2.5 rounded-lg py-1 hover:underline"
    >
      <span
        aria-hidden="true"
        className="grid size-5 shrink-0 place-content-center rounded border border-edge bg-surface text-on-paprika group-aria-[current]:border-paprika group-aria-[current]:bg-paprika"
      >
        {isOn && (
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="m2 6.5 2.5 2.5L10 3" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        )}
      </span>
      {isOn && <span className="sr-only">{t("remove")}</span>}
      <span className="min-w-0 flex-1">{children}</span>
      <PendingMark />
      {count !== undefined && (
        <>
          <span aria-hidden="true" className="text-muted text-sm tabular-nums">
            {number(count)}
          </span>
          <span className="sr-only">{t("count", { count })}</span>
        </>
      )}
    </Link>
  );
}

interface ChoiceProps {
  readonly to: Search;
  readonly isOn: boolean;
  readonly children: ReactNode;
}

/** One of several choices that exclude each other. */
export const ChoiceLink = ({ to, isOn, children }: ChoiceProps) => (
  <Link
    href={searchPath(to)}
    scroll={false}
    rel="nofollow"
    aria-current={isOn || undefined}
    className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-surface px-3 py-1 text-sm hover:border-edge hover:bg-raised aria-[current]:border-paprika aria-[current]:bg-paprika aria-[current]:text-on-paprika"
  >
    {children}
    <PendingMark />
  </Link>
);
