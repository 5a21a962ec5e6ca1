import { closingDays, type Restaurant } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { formats, text, words } from "@/platform/i18n/text";
import { longDay } from "./closing-day";
import { StatusForm } from "./status-form";

interface Props {
  readonly restaurant: Pick<Restaurant, "id" | "status" | "closes_on" | "business_status" | "opens_on">;
  readonly form: FormOnPage;
}

/** What may become of a restaurant: closed for a time or for good, at once or on a day, and open again, beyond that day, or for the first time. */
export async function Status({ restaurant, form }: Props) {
  const { status: plain } = await words("editing");
  const { status, closes_on, business_status } = restaurant;
  const shared = { form, restaurantId: restaurant.id, labels: plain };
  const { reopenTitle, reopenText, reopenConfirm } = plain;
  if (status === "closed") {
    return <StatusForm {...shared} to="open" text={{ title: reopenTitle, lead: reopenText, confirm: reopenConfirm }} />;
  }
  const days = closingDays(Date.now());
  const isPaused = business_status === "closed_temporarily";
  const pausing = {
    title: isPaused ? plain.repauseTitle : plain.pauseTitle,
    lead: plain.pauseText,
    confirm: plain.pauseConfirm,
  };
  const closing = {
    title: closes_on ? plain.replanTitle : plain.closeTitle,
    lead: plain.closeText,
    confirm: plain.closeConfirm,
  };
  return (
    <div className="space-y-4">
      <Opening restaurant={restaurant} form={form} />
      {business_status !== "opening_soon" && <StatusForm {...shared} to="paused" text={pausing} days={days} />}
      <StatusForm {...shared} to="closed" text={closing} days={days} />
    </div>
  );
}

/** What has it open: now where it is closed for a time or opens soon, or beyond the day on which it was to close. */
async function Opening({ restaurant: { id, closes_on, business_status, opens_on }, form }: Props) {
  const [t, { status: plain }, format] = await Promise.all([text("editing"), words("editing"), formats()]);
  const shared = { form, restaurantId: id, labels: plain };
  if (business_status === "closed_temporarily") {
    const back = { title: plain.backTitle, lead: plain.backText, confirm: plain.reopenConfirm };
    return <StatusForm {...shared} to="open" text={back} />;
  }
  if (business_status === "opening_soon" && opens_on) {
    const lead = t("status.openText", { date: longDay(format, opens_on) });
    const day = { title: plain.dayTitle, lead: plain.dayText, confirm: plain.dayConfirm };
    return (
      <>
        <StatusForm {...shared} to="open" text={{ title: plain.openTitle, lead, confirm: plain.openConfirm }} />
        <StatusForm {...shared} to="soon" text={day} days={closingDays(Date.now())} />
      </>
    );
  }
  if (!closes_on) return null;
  const lead = t("status.keepText", { date: longDay(format, closes_on) });
  return <StatusForm {...shared} to="open" text={{ title: plain.keepTitle, lead, confirm: plain.keepConfirm }} />;
}
