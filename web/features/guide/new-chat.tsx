"use client";
import type { FormOnPage } from "@/platform/forms/page";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { beginChat } from "./actions";
import { tabChat } from "./stream/site";

interface Props {
  readonly form: Pick<FormOnPage, "locale" | "idempotencyKey" | "sending" | "lost">;
  readonly text: string;
}

/** Leaves the chat for a new one; it stays where all chats are. */
export function NewChat({ form, text }: Props) {
  const { fault, send } = useFormAction(beginChat, form.lost, () => tabChat.begin(undefined));
  return (
    <form action={send}>
      <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} />
      <FaultNote fault={fault} />
      <SubmitButton className="button" sending={form.sending}>
        {text}
      </SubmitButton>
    </form>
  );
}
