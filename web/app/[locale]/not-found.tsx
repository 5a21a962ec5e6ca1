import { Link } from "@/components/link";
import { text } from "@/lib/i18n/text";

export default async function NotFound() {
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
