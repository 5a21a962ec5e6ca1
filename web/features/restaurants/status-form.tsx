"use client";
import type { ReactNode } from "react";
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
  | "on"
  | "onHint"
  | "reason"
  | "reasonHint"
  | "until"
  | "untilHint"
  | "pauseReasonHint"
  | "opens"
  | "movedTo"
  | "movedToHint"
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
interface Named {
  readonly label: string;
  readonly hint: string;
}
interface DayProps extends Pick<FieldsProps, "fault"> {
  readonly days: Partial<Days> | undefined;
  readonly scope: string;
  readonly day: Named & { readonly name: string };
  readonly reason: Named;
  readonly children?: ReactNode;
}

/** A day and a reason. Fields of each form have ids of their own: `scope`. */
const DayAndReason = ({ fault, days, scope, day, reason, children }: DayProps) => (
  <>
    <TextField {...day} type="date" fault={fault} scope={scope} min={days?.first} max={days?.last} />
    <TextField name="reason" {...reason} fault={fault} scope={scope} autoComplete="off" />
    {children}
  </>
);

const ClosingFields = ({ fault, labels, days }: FieldsProps) => (
  <DayAndReason
    {...{ fault, days, scope: "status" }}
    day={{ name: "on", label: labels.on, hint: labels.onHint }}
    reason={{ label: labels.reason, hint: labels.reasonHint }}
  >
    <TextField
      name="moved_to"
      label={labels.movedTo}
      hint={labels.movedToHint}
      fault={fault}
      scope="status"
      autoComplete="off"
    />
  </DayAndReason>
);

/** It may be closed already: there is no first day. */
const PauseFields = ({ fault, labels, days }: FieldsProps) => (
  <DayAndReason
    {...{ fault, scope: "pause", days: days && { last: days.last } }}
    day={{ name: "until", label: labels.until, hint: labels.untilHint }}
    reason={{ label: labels.reason, hint: labels.pauseReasonHint }}
  />
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
