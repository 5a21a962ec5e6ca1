import type { ReactNode } from "react";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

interface Props {
  readonly account: ReactNode;
  readonly search: ReactNode;
}

/** The same on every page, and so free of whoever looks at it (`account` finds out in the browser): incrementally rendered pages are shared by all. */
export async function Header({ account, search }: Props) {
  const t = await text("shell");
  return (
    <header className="border-line border-b bg-paper">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-6">
        <Link href="/" className="text-ink" aria-label={t("home")}>
          <Wordmark />
        </Link>
        <nav
          aria-label={t("navigation")}
          className="order-last flex w-full flex-wrap items-center gap-x-5 sm:order-none sm:w-auto"
        >
          <Link href="/restaurants" className="py-2 hover:underline">
            {t("explore")}
          </Link>
          <Link href="/guide" className="py-2 hover:underline">
            {t("guide")}
          </Link>
          <Link href="/restaurants/new" className="py-2 hover:underline">
            {t("addPlace")}
          </Link>
        </nav>
        {search}
        <div className="ms-auto">{account}</div>
      </div>
    </header>
  );
}

/** A bowl with steam, and the name. */
function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-display font-semibold text-2xl">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" className="text-paprika">
        <path d="M3 15h26a13 13 0 0 1-9 12.4V29h-8v-1.6A13 13 0 0 1 3 15Z" fill="currentColor" />
        <path
          d="M11 11c-2-2 2-4 0-7M16 11c-2-2 2-4 0-7M21 11c-2-2 2-4 0-7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      </svg>
      Bellyfed
    </span>
  );
}
