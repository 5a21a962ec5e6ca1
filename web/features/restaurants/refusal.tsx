import type { Restaurant } from "@/platform/api";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";

/** For whoever may not change a restaurant: said before any form. */
export async function Refusal({ restaurant: { id, name } }: { readonly restaurant: Pick<Restaurant, "id" | "name"> }) {
  const t = await text("editing");
  return (
    <div className="page-narrow space-y-5">
      <h1>{t("refusal.title")}</h1>
      <p>{t("refusal.text", { name: isolate(name) })}</p>
      <Link href={`/restaurants/${id}`} className="button">
        {t("refusal.back", { name: isolate(name) })}
      </Link>
    </div>
  );
}
