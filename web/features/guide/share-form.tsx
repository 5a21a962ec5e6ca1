"use client";
import { useEffect, useRef } from "react";
import type { FormOnPage } from "@/platform/forms/page";
import type { Messages } from "@/platform/i18n/messages";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { shareAnswer } from "./actions";

interface Props {
  readonly form: Pick<FormOnPage, "locale" | "idempotencyKey" | "lost">;
  readonly chatId: string;
  readonly turn: number;
  readonly text: Messages["guide"]["share"];
}

/** Makes an address by which others can read one answer. */
export function ShareForm({ form, chatId, turn, text }: Props) {
  const { fault, success, send } = useFormAction(shareAnswer, form.lost);
  if (success) return <Shared path={success.path} id={`share-${turn}`} text={text} />;
  return (
    <form action={send} className="space-y-2">
      <FormHead
        locale={form.locale}
        idempotencyKey={form.idempotencyKey}
        fault={fault}
        more={{ chat_id: chatId, turn: String(turn) }}
      />
      <FaultNote fault={fault} />
      <SubmitButton className="link min-h-9 cursor-pointer text-sm" sending={text.sending}>
        {text.submit}
      </SubmitButton>
    </form>
  );
}

interface SharedProps extends Pick<Props, "text"> {
  readonly path: string;
  readonly id: string;
}

/** The address, chosen already, so that it has only to be copied; it takes the place of the button that had the focus. */
function Shared({ path, id, text }: SharedProps) {
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => {
    address.current?.focus();
    address.current?.select();
  }, []);
  return (
    <div className="note space-y-2 text-sm">
      <label htmlFor={id} className="block font-semibold">
        {text.address}
      </label>
      <input
        ref={address}
        id={id}
        readOnly
        dir="ltr"
        className="input"
        aria-describedby={`${id}-note`}
        value={new URL(path, window.location.href).href}
      />
      <p id={`${id}-note`} className="text-muted">
        {text.done}
      </p>
      <a href={path} className="link">
        {text.open}
      </a>
    </div>
  );
}
