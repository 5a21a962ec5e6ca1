"use client";
import type { FormAction } from "@/platform/forms/result";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { StoredNote } from "@/ui/form/stored-note";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { withHours } from "./hours/fault";
import { type FieldsProps, RestaurantFields } from "./restaurant-fields";

interface Props extends Omit<FieldsProps, "fault"> {
  readonly action: FormAction<never>;
  readonly idempotencyKey: string;
  /** Hidden inputs: which restaurant, and what of it the form has shown. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly sending: string;
  readonly lost: string;
  readonly signIn: { readonly path: string; readonly text: string };
}

/** A restaurant's facts, to be added or changed. */
export function RestaurantForm(props: Props) {
  const { action, idempotencyKey, hidden, submit, sending, lost, signIn, ...fields } = props;
  const { fault: refused, send } = useFormAction(action, lost);
  const fault = withHours(refused, fields.hours.halfTime);
  return (
    <form action={send} noValidate className="space-y-10">
      <FormHead
        locale={fields.locale}
        idempotencyKey={idempotencyKey}
        fault={fault}
        {...(hidden && { more: hidden })}
      />
      <FaultNote fault={fault} signIn={signIn} labels={fields.labels}>
        <StoredNote fault={fault} labels={fields.labels} text={fields.text} />
      </FaultNote>
      <RestaurantFields {...fields} fault={fault} />
      <SubmitButton sending={sending}>{submit}</SubmitButton>
    </form>
  );
}
