import { Account } from "@/features/account/account-button";
import { localePath } from "@/platform/i18n/locales";
import { currentLocale, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Wordmark } from "./wordmark";

/** The same on every page, and so free of whoever looks at it: incrementally rendered pages are shared by all. */
export async function Header() {
  const [t, plain, locale] = await Promise.all([text("shell"), words("shell"), currentLocale()]);
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
          <Link href="/restaurants/new" className="py-2 hover:underline">
            {t("addPlace")}
          </Link>
        </nav>
        <div className="ms-auto">
          <Account
            paths={{
              signIn: localePath(locale, "/sign-in"),
              account: localePath(locale, "/account"),
              imports: localePath(locale, "/import"),
            }}
            text={{
              signIn: plain.signIn,
              signOut: plain.signOut,
              account: plain.account,
              accountMenu: plain.accountMenu,
              imports: plain.imports,
            }}
          />
        </div>
      </div>
    </header>
  );
}
