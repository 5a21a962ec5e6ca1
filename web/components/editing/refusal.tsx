import { Link } from "@/components/link";
import type { Restaurant } from "@/lib/api";
import { text } from "@/lib/i18n/text";
import { isolated } from "@/lib/restaurant/plain";

/** For whoever may not change a restaurant: said before any form. */
export async function Refusal({ restaurant: { id, name } }: { readonly restaurant: Pick<Restaurant, "id" | "name"> }) {
  const t = await text("editing");
  return (
    <div className="page-narrow space-y-5">
      <h1>{t("refusal.title")}</h1>
      <p>{t("refusal.text", { name: isolated(name) })}</p>
      <Link href={`/restaurants/${id}`} className="button">
        {t("refusal.back", { name: isolated(name) })}
      </Link>
    </div>
  );
}
