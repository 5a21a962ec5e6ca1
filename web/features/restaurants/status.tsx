import { closingDays, type Restaurant } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { formats, text, words } from "@/platform/i18n/text";
import { longDay } from "./closing-day";
import { StatusForm } from "./status-form";

interface Props {
  readonly restaurant: Pick<Restaurant, "id" | "status" | "closes_on">;
  readonly form: FormOnPage;
}

/** What may become of a restaurant: closed, at once or on a day, and open again, or open beyond that day. */
export async function Status({ restaurant: { id, status, closes_on }, form }: Props) {
  const [t, plain, format] = await Promise.all([text("editing"), words("editing"), formats()]);
  const { closeTitle, replanTitle, closeText, closeConfirm } = plain.status;
  const { reopenTitle, reopenText, reopenConfirm, keepTitle, keepConfirm } = plain.status;
  const shared = { form, restaurantId: id, labels: plain.status };
  if (status === "closed") {
    return <StatusForm {...shared} to="open" text={{ title: reopenTitle, lead: reopenText, confirm: reopenConfirm }} />;
  }
  const lead = closes_on && t("status.keepText", { date: longDay(format, closes_on) });
  const title = closes_on ? replanTitle : closeTitle;
  return (
    <div className="space-y-4">
      {lead && <StatusForm {...shared} to="open" text={{ title: keepTitle, lead, confirm: keepConfirm }} />}
      <StatusForm
        {...shared}
        to="closed"
        text={{ title, lead: closeText, confirm: closeConfirm }}
        days={closingDays(Date.now())}
      />
    </div>
  );
}
