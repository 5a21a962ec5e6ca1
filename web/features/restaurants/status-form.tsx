"use client";
import type { FormOnPage } from "@/platform/forms/page";
import type { Messages } from "@/platform/i18n/messages";
import { TextField } from "@/ui/form/field";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { changeStatus } from "./actions";

interface Props {
  readonly form: FormOnPage;
  readonly restaurantId: string;
  readonly status: "open" | "closed";
  readonly text: Messages["editing"]["status"];
}

/** Closes a restaurant for good or opens it again; the second button, behind the first, is the confirmation. */
export function StatusForm({ form, restaurantId, status, text }: Props) {
  const { fault, send } = useFormAction(changeStatus, form.lost);
  const isOpen = status === "open";
  const hidden = { restaurant_id: restaurantId, status: isOpen ? "closed" : "open" };
  return (
    <details className="card group" open={fault !== undefined}>
      <summary className={`py-1 font-semibold ${isOpen ? "text-danger" : ""}`}>
        {isOpen ? text.closeTitle : text.reopenTitle}
      </summary>
      <form action={send} noValidate className="mt-4 space-y-4">
        <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} more={hidden} />
        <FaultNote fault={fault} signIn={form.signIn} />
        <p>{isOpen ? text.closeText : text.reopenText}</p>
        {isOpen && (
          <TextField
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            fault={fault}
            scope="status"
            autoComplete="off"
          />
        )}
        <SubmitButton sending={form.sending} className={isOpen ? "button-danger" : "button-primary"}>
          {isOpen ? text.closeConfirm : text.reopenConfirm}
        </SubmitButton>
      </form>
    </details>
  );
}
