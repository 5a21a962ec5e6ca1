import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Languages } from "./languages";

export async function Footer() {
  const t = await text("shell");
  return (
    <footer className="mt-8 border-line border-t bg-raised text-sm">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 sm:px-6">
        <p className="text-muted">{t("description")}</p>
        <nav aria-label={t("footer")} className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Link href="/developers" className="py-1 hover:underline">
            {t("developers")}
          </Link>
          <Link href="/account" className="py-1 hover:underline">
            {t("account")}
          </Link>
        </nav>
        <Languages label={t("language")} />
      </div>
    </footer>
  );
}
