import type { Data } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import { ReasonForm } from "./reason-form";
import { closeReport, hideReported, removeDishReported, removeReplyReported, removeReported } from "./report-actions";

export type QueuedReport = Data<"listReports">["data"][number];

interface Props {
  readonly report: QueuedReport;
  readonly form: FormOnPage;
}

/** What can be done about a report: take away what everybody still sees, or close it as it is. */
export async function ReportForms(props: Props) {
  const { subject, about } = props.report;
  const isShown = about.status === "shown";
  return (
    <div className="space-y-2">
      {isShown && <TakeAwayForm step={steps[subject.kind]} {...props} />}
      <CloseForm {...props} />
    </div>
  );
}

/** What takes each kind of thing away. */
const steps = { restaurant: "hide", review: "remove", reply: "reply", dish: "dish" } as const;
const actions = { remove: removeReported, hide: hideReported, reply: removeReplyReported, dish: removeDishReported };

type Step = keyof typeof actions;

async function TakeAwayForm({ step, report: { id, subject }, form }: Props & { readonly step: Step }) {
  const t = await text("moderation");
  const review = (step === "remove" || step === "reply") && { review_id: subject.id };
  const dish = step === "dish" && { item_id: subject.id };
  return (
    <ReasonForm
      form={form}
      action={actions[step]}
      text={{
        title: t(`reports.${step}Title`),
        text: t(`reports.${step}Text`),
        reason: t("reason"),
        reasonHint: t(step === "remove" ? "reasonAuthor" : step === "hide" ? "reasonOwner" : "reports.closeHint"),
        confirm: t(`reports.${step}Confirm`),
      }}
      hidden={{ report_id: id, restaurant_id: subject.restaurant_id, ...review, ...dish }}
      scope={`${step}-${id}`}
      isDanger
    />
  );
}

async function CloseForm({ report: { id }, form }: Props) {
  const t = await text("moderation");
  return (
    <ReasonForm
      form={form}
      action={closeReport}
      text={{
        title: t("reports.closeTitle"),
        text: t("reports.closeText"),
        reason: t("reason"),
        reasonHint: t("reports.closeHint"),
        confirm: t("reports.closeConfirm"),
      }}
      hidden={{ report_id: id }}
      scope={`close-${id}`}
      isDanger={false}
    />
  );
}
