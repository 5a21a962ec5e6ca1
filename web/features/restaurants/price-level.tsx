import { text } from "@/platform/i18n/text";

/** Four signs, as many of them strong as the price is high; in words for those who do not see them. */
export async function PriceLevel({ level }: { readonly level: number }) {
  const t = await text("restaurant");
  const words = t("price.level", { level: String(level) });
  return (
    <span className="whitespace-nowrap" title={words}>
      <span className="sr-only">
        {t("price.label")}: {words}
      </span>
      <span aria-hidden="true" dir="ltr">
        <span className="font-semibold text-olive">{"$".repeat(level)}</span>
        <span className="text-muted opacity-50">{"$".repeat(4 - level)}</span>
      </span>
    </span>
  );
}
