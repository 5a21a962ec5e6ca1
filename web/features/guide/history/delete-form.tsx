"use client";
import type { FormOnPage } from "@/platform/forms/page";
import { fillIn } from "@/platform/i18n/plain-text";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { deleteAllChats, deleteChat } from "./actions";

type Form = Pick<FormOnPage, "locale" | "idempotencyKey" | "lost">;

interface Props {
  readonly form: Form;
  readonly id: string;
  readonly title: string;
  readonly text: Readonly<Record<"delete" | "deleteNamed" | "deleting", string>>;
}

/** Deletes one chat. */
export function DeleteForm({ form, id, title, text }: Props) {
  const { fault, send } = useFormAction(deleteChat, form.lost);
  return (
    <form action={send} className="space-y-2">
      <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} more={{ chat_id: id }} />
      <FaultNote fault={fault} />
      <SubmitButton
        className="button-danger"
        sending={text.deleting}
        aria-label={fillIn(text.deleteNamed, { title: `\u2068${title}\u2069` })}
      >
        {text.delete}
      </SubmitButton>
    </form>
  );
}

interface AllProps {
  readonly form: Form;
  readonly text: Readonly<Record<"deleteAll" | "deleteAllSure" | "deleteAllYes" | "deleting", string>>;
}

/** Deletes all of them; the second button, behind the first, is the confirmation. */
export function DeleteAllForm({ form, text }: AllProps) {
  const { fault, send } = useFormAction(deleteAllChats, form.lost);
  return (
    <details className="card" open={fault !== undefined}>
      <summary className="py-1 font-semibold text-danger">{text.deleteAll}</summary>
      <form action={send} className="mt-4 space-y-4">
        <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} />
        <FaultNote fault={fault} />
        <p>{text.deleteAllSure}</p>
        <SubmitButton sending={text.deleting} className="button-danger">
          {text.deleteAllYes}
        </SubmitButton>
      </form>
    </details>
  );
}
