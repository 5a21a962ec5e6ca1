"use client";
import { useRef } from "react";
import type { FormOnPage } from "@/platform/forms/page";
import type { Messages } from "@/platform/i18n/messages";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { removeReply } from "./actions";

interface Props {
  readonly form: FormOnPage;
  readonly text: Messages["reviews"]["reply"];
  readonly restaurantId: string;
  readonly reviewId: string;
  /** The page of reviews that it is on. */
  readonly cursor: string;
  readonly hasReply: boolean;
  /** Whether it was removed just before this page was asked for, where there are no scripts. */
  readonly isDone: boolean;
}

/** Takes the answer to a review away; the second button, behind the first, is the confirmation. */
export function RemoveReplyForm({ form, text, restaurantId, reviewId, cursor, hasReply, isDone }: Props) {
  const told = useRef<HTMLParagraphElement>(null);
  const { fault, success, send } = useFormAction<true>(removeReply, form.lost, () => told.current?.focus());
  const more = { restaurant_id: restaurantId, review_id: reviewId, cursor };
  return (
    <>
      {hasReply && (
        <details open={fault !== undefined}>
          <summary className="link w-fit py-1 text-danger text-sm">{text.removeOpen}</summary>
          <form action={send} noValidate className="mt-3 space-y-3">
            <FormHead
              locale={form.locale}
              idempotencyKey={`${form.idempotencyKey}-unreply-${reviewId}`}
              fault={fault}
              more={more}
            />
            <FaultNote fault={fault} signIn={form.signIn} />
            <p>{text.removeText}</p>
            <SubmitButton sending={form.sending} className="button-danger">
              {text.removeConfirm}
            </SubmitButton>
          </form>
        </details>
      )}
      <p ref={told} tabIndex={-1} role="status" className="text-muted text-sm empty:hidden">
        {(success || isDone) && !fault && !hasReply && text.removed}
      </p>
    </>
  );
}
