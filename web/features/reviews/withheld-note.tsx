import type { Review } from "@/platform/api";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";

/** Says to its author that a review is not seen by others, and why; nothing of one that is. */
export async function WithheldNote({ review: { status, removal } }: { readonly review: Review }) {
  if (status === "published") return null;
  const t = await text("reviews");
  return (
    <div className="note space-y-1">
      <p>{t(`withheld.${status}`)}</p>
      {removal?.reason && (
        <p dir="auto" className="[unicode-bidi:isolate]">
          {t("withheld.reason", { reason: isolate(removal.reason) })}
        </p>
      )}
    </div>
  );
}
