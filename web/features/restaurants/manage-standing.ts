import type { Restaurant } from "@/platform/api";
import type { formatsIn, text } from "@/platform/i18n/text";
import { longDay } from "./closing-day";

type Translate = Awaited<ReturnType<typeof text<"editing">>>;

/** How it stands, to who manages it. */
export function standingIn(t: Translate, format: ReturnType<typeof formatsIn>, restaurant: Restaurant): string {
  const { status, closes_on, business_status, closed_until, opens_on } = restaurant;
  if (status === "closed") return t("manage.closed");
  if (business_status === "closed_temporarily") {
    return closed_until ? t("manage.pausedUntil", { date: longDay(format, closed_until) }) : t("manage.paused");
  }
  if (business_status === "opening_soon" && opens_on) return t("manage.soon", { date: longDay(format, opens_on) });
  return closes_on ? t("manage.closing", { date: longDay(format, closes_on) }) : t("manage.open");
}
