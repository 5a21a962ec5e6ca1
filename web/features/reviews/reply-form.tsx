"use client";
import { useRef } from "react";
import type { FormOnPage } from "@/platform/forms/page";
import type { Messages } from "@/platform/i18n/messages";
import { CountedTextArea } from "@/ui/form/counted-text-area";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { replyToReview } from "./actions";

interface Props {
  readonly form: FormOnPage;
  readonly text: Messages["reviews"]["reply"];
  readonly restaurantId: string;
  readonly reviewId: string;
  /** The page of reviews that it is on. */
  readonly cursor: string;
  /** The reply that is there, which another one replaces. */
  readonly reply: string | undefined;
  readonly counter: string;
  readonly most: number;
  /** Whether it was stored just before this page was asked for, where there are no scripts. */
  readonly isDone: boolean;
}

/** Answers a review in the restaurant's name. */
export function ReplyForm({ form, text, restaurantId, reviewId, cursor, reply, counter, most, isDone }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const { fault, success, send } = useFormAction<true>(replyToReview, form.lost, () => {
    if (details.current) details.current.open = false;
    details.current?.querySelector("summary")?.focus();
  });
  const more = { restaurant_id: restaurantId, review_id: reviewId, cursor };
  return (
    <>
      <details ref={details} open={fault !== undefined}>
        <summary className="link w-fit py-1 text-sm">{reply === undefined ? text.open : text.change}</summary>
        <form action={send} noValidate className="mt-3 space-y-3">
          <FormHead
            locale={form.locale}
            idempotencyKey={`${form.idempotencyKey}-${reviewId}`}
            fault={fault}
            more={more}
          />
          <FaultNote fault={fault} signIn={form.signIn} />
          <CountedTextArea
            name="text"
            label={text.label}
            hint={text.hint}
            fault={fault}
            value={reply}
            scope={reviewId}
            rows={3}
            most={most}
            counter={counter}
            locale={form.locale}
          />
          <SubmitButton sending={form.sending} className="button">
            {reply === undefined ? text.submit : text.replace}
          </SubmitButton>
        </form>
      </details>
      <p role="status" className="text-muted text-sm empty:hidden">
        {(success || isDone) && !fault && text.done}
      </p>
    </>
  );
}
