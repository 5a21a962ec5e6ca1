"use client";
import type { FormOnPage } from "@/platform/forms/page";
import type { FormFault } from "@/platform/forms/result";
import type { Messages } from "@/platform/i18n/messages";
import { TextField } from "@/ui/form/field";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { changeStatus } from "./actions";

type Labels = Pick<
  Messages["editing"]["status"],
  "on" | "onHint" | "reason" | "reasonHint" | "until" | "untilHint" | "pauseReasonHint" | "opens"
>;
interface Days {
  readonly first: string;
  readonly last: string;
}
interface Props {
  readonly form: FormOnPage;
  readonly restaurantId: string;
  /** What it is to be, or to stay. */
  readonly to: "open" | "closed" | "paused" | "soon";
  readonly text: { readonly title: string; readonly lead: string; readonly confirm: string };
  readonly labels: Labels;
  /** On which days it may close, or open. */
  readonly days?: Days;
}

/** Closes a restaurant, for good or for a time, or has it open; the second button, behind the first, is the confirmation. */
export function StatusForm({ form, restaurantId, to, text, labels, days }: Props) {
  const { fault, send } = useFormAction(changeStatus, form.lost);
  const closes = to === "closed";
  return (
    <details className="card group" open={fault !== undefined}>
      <summary className={`py-1 font-semibold ${closes ? "text-danger" : ""}`}>{text.title}</summary>
      <form action={send} noValidate className="mt-4 space-y-4">
        <FormHead
          locale={form.locale}
          idempotencyKey={form.idempotencyKey}
          fault={fault}
          more={{ restaurant_id: restaurantId, status: to }}
        />
        <FaultNote fault={fault} signIn={form.signIn} />
        <p>{text.lead}</p>
        {closes && <ClosingFields {...{ fault, labels, days }} />}
        {to === "paused" && <PauseFields {...{ fault, labels, days }} />}
        {to === "soon" && <OpeningField {...{ fault, labels, days }} />}
        <SubmitButton sending={form.sending} className={closes ? "button-danger" : "button-primary"}>
          {text.confirm}
        </SubmitButton>
      </form>
    </details>
  );
}

interface FieldsProps {
  readonly fault: FormFault | undefined;
  readonly labels: Labels;
  readonly days: Days | undefined;
}

const ClosingFields = ({ fault, labels, days }: FieldsProps) => (
  <>
    <TextField
      name="on"
      type="date"
      label={labels.on}
      hint={labels.onHint}
      fault={fault}
      scope="status"
      min={days?.first}
      max={days?.last}
    />
    <TextField
      name="reason"
      label={labels.reason}
      hint={labels.reasonHint}
      fault={fault}
      scope="status"
      autoComplete="off"
    />
  </>
);

/** Fields of each form have ids of their own. */
const PauseFields = ({ fault, labels, days }: FieldsProps) => (
  <>
    <TextField
      name="until"
      type="date"
      label={labels.until}
      hint={labels.untilHint}
      fault={fault}
      scope="pause"
      max={days?.last}
    />
    <TextField
      name="reason"
      label={labels.reason}
      hint={labels.pauseReasonHint}
      fault={fault}
      scope="pause"
      autoComplete="off"
    />
  </>
);

const OpeningField = ({ fault, labels, days }: FieldsProps) => (
  <TextField
    name="on"
    type="date"
    label={labels.opens}
    fault={fault}
    scope="opening"
    min={days?.first}
    max={days?.last}
  />
);
