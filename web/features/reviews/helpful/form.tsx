"use client";
import type { FormOnPage } from "@/platform/forms/page";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { sayHelpful } from "./actions";

interface Props {
  readonly form: FormOnPage;
  /** The review, and whether the mark is taken back. */
  readonly more: Readonly<Record<string, string>>;
  readonly confirm: string;
}

/** One button that says it, or takes it back. */
export function HelpfulForm({ form, more, confirm }: Props) {
  const { fault, send } = useFormAction(sayHelpful, form.lost);
  return (
    <form action={send} className="space-y-4">
      <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} more={more} />
      <FaultNote fault={fault} signIn={form.signIn} />
      <SubmitButton sending={form.sending}>{confirm}</SubmitButton>
    </form>
  );
}
