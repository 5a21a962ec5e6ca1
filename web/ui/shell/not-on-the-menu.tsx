import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

/** What a page shows that is not there. */
export async function NotOnTheMenu() {
  const t = await text("shell");
  return (
    <div className="page-narrow space-y-4 text-center">
      <p className="font-display text-6xl text-paprika">404</p>
      <h1>{t("notFoundTitle")}</h1>
      <p className="text-muted">{t("notFoundText")}</p>
      <Link href="/restaurants" className="button-primary">
        {t("toSearch")}
      </Link>
    </div>
  );
}
