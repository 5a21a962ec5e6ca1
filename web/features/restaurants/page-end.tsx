import { ReportLink } from "@/features/reports/link";
import type { Restaurant } from "@/platform/api";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

/** For owners, and where an imported entry comes from. */
export async function PageEnd({ restaurant: { id, source } }: { readonly restaurant: Restaurant }) {
  const t = await text("restaurant");
  return (
    <div className="space-y-3 text-sm">
      <section aria-labelledby="manage" className="card space-y-2">
        <h2 id="manage" className="text-lg">
          {t("manage.title")}
        </h2>
        <p className="text-muted">{t("manage.text")}</p>
        <Link href={`/restaurants/${id}/manage`} className="link inline-block py-1" rel="nofollow">
          {t("manage.link")}
        </Link>
      </section>
      <ReportLink of={{ kind: "restaurant", restaurant_id: id }} />
      {source && (
        <p className="text-muted">{t("source", { name: isolate(source.name), number: isolate(source.external_id) })}</p>
      )}
    </div>
  );
}
