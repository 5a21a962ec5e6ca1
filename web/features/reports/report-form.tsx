"use client";
import type { FormOnPage } from "@/platform/forms/page";
import type { Messages } from "@/platform/i18n/messages";
import { mostCharacters, reportReasons } from "@/platform/rules";
import { SelectField, TextAreaField } from "@/ui/form/field";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { report } from "./actions";
import type { Reported } from "./subject";

interface Props {
  readonly form: FormOnPage;
  readonly of: Reported;
  readonly text: Pick<Messages["reports"], "form" | "reason">;
}

/** What is wrong with something, and what moderators should know besides. */
export function ReportForm({ form, of, text }: Props) {
  const { fault, send } = useFormAction(report, form.lost);
  const { kind, restaurant_id, review_id, dish_id } = of;
  const more = {
    restaurant_id,
    ...(review_id !== undefined && { review_id }),
    ...(kind === "reply" && { reply: "1" }),
    ...(dish_id !== undefined && { dish_id }),
  };
  const labels = { reason: text.form.reason, text: text.form.text };
  const reasons = reportReasons.map((reason) => [reason, text.reason[reason]] as const);
  return (
    <form action={send} noValidate className="space-y-6">
      <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} more={more} />
      <FaultNote fault={fault} signIn={form.signIn} labels={labels} />
      <SelectField
        name="reason"
        label={text.form.reason}
        fault={fault}
        required
        choices={[["", text.form.choose], ...reasons]}
      />
      <TextAreaField
        name="text"
        label={text.form.text}
        hint={text.form.textHint}
        fault={fault}
        maxLength={mostCharacters.report.text}
      />
      <SubmitButton sending={form.sending}>{text.form.submit}</SubmitButton>
    </form>
  );
}
