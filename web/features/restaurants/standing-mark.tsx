import type { Restaurant } from "@/platform/api";
import { formats, type formatsIn, text } from "@/platform/i18n/text";
import { longDay } from "./closing-day";

/** That it is closed for a time, or opens soon. Said with its day, so that a page which was kept a little too long says nothing wrong. */
export async function StandingMark({ restaurant }: { readonly restaurant: Restaurant }) {
  const said = standingText(restaurant, { t: await text("restaurant"), format: await formats() });
  return said && <strong className="chip border border-danger">{said}</strong>;
}

interface Language {
  readonly t: Awaited<ReturnType<typeof text<"restaurant">>>;
  readonly format: ReturnType<typeof formatsIn>;
}

/** The same in words; undefined where it is there, or closed for good. */
export function standingText(
  {
    business_status,
    closed_until,
    opens_on,
  }: Partial<Pick<Restaurant, "business_status" | "closed_until" | "opens_on">>,
  { t, format }: Language,
): string | undefined {
  if (business_status === "opening_soon" && opens_on) return t("closed.soon", { date: longDay(format, opens_on) });
  if (business_status !== "closed_temporarily") return undefined;
  return closed_until ? t("closed.until", { date: longDay(format, closed_until) }) : t("closed.forNow");
}
