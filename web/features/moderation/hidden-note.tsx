import type { Restaurant } from "@/platform/api";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";

/** Says to its owner and to those who keep order that a restaurant is hidden, and why; nothing of one that is not. */
export async function HiddenNote({ restaurant: { hidden } }: { readonly restaurant: Restaurant }) {
  if (!hidden) return null;
  const t = await text("moderation");
  return (
    <div className="note space-y-1 border-danger">
      <p className="font-medium">{t("note")}</p>
      {hidden.reason && (
        <p dir="auto" className="[unicode-bidi:isolate]">
          {t("noteReason", { reason: isolate(hidden.reason) })}
        </p>
      )}
    </div>
  );
}
