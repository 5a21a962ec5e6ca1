"use client";
import type { FormOnPage } from "@/platform/forms/page";
import type { FormAction } from "@/platform/forms/result";
import { TextField } from "@/ui/form/field";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";

interface Props {
  readonly form: FormOnPage;
  readonly action: FormAction<never>;
  readonly text: Readonly<Record<"title" | "text" | "reason" | "reasonHint" | "confirm", string>>;
  /** What it is done to, and the page to come back to. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Tells the forms of a page apart. */
  readonly scope: string;
  /** Whether something is taken away. */
  readonly isDanger: boolean;
  /** Asked for first, where it is done to somebody. */
  readonly author?: { readonly label: string; readonly hint: string; readonly value: string | undefined };
}

/** What somebody who keeps order does, with the reason; the second button, behind the first, is the confirmation. */
export function ReasonForm({ form, action, text, hidden, scope, isDanger, author }: Props) {
  const { fault, send } = useFormAction(action, form.lost);
  return (
    <details open={fault !== undefined || author?.value !== undefined}>
      <summary className={`w-fit py-1 font-semibold ${isDanger ? "text-danger" : "text-paprika"}`}>
        {text.title}
      </summary>
      <form action={send} noValidate className="mt-3 space-y-4">
        <FormHead locale={form.locale} idempotencyKey={`${form.idempotencyKey}-${scope}`} fault={fault} more={hidden} />
        <FaultNote fault={fault} signIn={form.signIn} />
        <p>{text.text}</p>
        {author && (
          <TextField name="author_id" {...author} fault={fault} scope={scope} autoComplete="off" spellCheck={false} />
        )}
        <TextField
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          fault={fault}
          scope={scope}
          autoComplete="off"
        />
        <SubmitButton sending={form.sending} className={isDanger ? "button-danger" : "button-primary"}>
          {text.confirm}
        </SubmitButton>
      </form>
    </details>
  );
}
