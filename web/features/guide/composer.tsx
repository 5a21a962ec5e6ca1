"use client";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { NearMe } from "@/features/search/box/near-me";
import type { FormFault } from "@/platform/forms/result";
import { mostCharacters } from "@/platform/rules";
import { CountedTextArea } from "@/ui/form/counted-text-area";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { useScripts } from "@/ui/form/use-scripts";
import { ask } from "./actions";
import { type ChatProps, type ChatText, lostOf } from "./chat-props";
import { tabChat } from "./stream/site";

interface Props {
  readonly form: ChatProps["form"];
  readonly text: ChatText;
  readonly chatId: string | undefined;
  /** Why the last question was not taken, with scripts. */
  readonly fault: FormFault | undefined;
  readonly message: string;
  readonly isRunning: boolean;
}

/** The form for a question. The field keeps the focus while it is answered, so that the next question can be written meanwhile. */
export function Composer({ form, text, chatId, fault: refused, message, isRunning }: Props) {
  const { fault: came, send } = useFormAction(ask, form.lost);
  const field = useRef<HTMLTextAreaElement>(null);
  const [near, setNear] = useState<string>();
  const fault = refused ?? came;
  useEffect(() => {
    const [question = ""] = refused?.values.message ?? [];
    if (field.current?.value === "") write(field.current, question);
  }, [refused]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isRunning) return;
    const asked = new FormData(event.currentTarget);
    if (field.current) write(field.current, "");
    void tabChat.ask(asked, lostOf(text.form.lost, String(asked.get("message"))));
  };
  return (
    <form
      action={send}
      onSubmit={submit}
      noValidate
      className="bottom-0 z-10 -mx-4 space-y-3 border-line border-t bg-paper [@media(min-height:36rem)]:sticky px-4 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:-mx-6 sm:px-6"
    >
      <FormHead
        locale={form.locale}
        idempotencyKey={form.idempotencyKey}
        fault={undefined}
        more={{ chat_id: chatId ?? "", near: near ?? "" }}
      />
      <FaultNote fault={fault} />
      <CountedTextArea
        ref={field}
        name="message"
        label={text.form.question}
        placeholder={text.form.example}
        value={message}
        fault={fault}
        rows={2}
        most={mostCharacters.guide.message}
        counter={text.form.counter}
        locale={form.locale}
        enterKeyHint="send"
        onKeyDown={sendOnEnter}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton sending={text.form.sending} aria-disabled={isRunning}>
          {text.form.submit}
        </SubmitButton>
        {isRunning && <StopButton text={text.form} field={field} />}
        <Position near={near} text={text} onChange={setNear} />
      </div>
    </form>
  );
}

/** As if it was typed, so that the counter knows. */
function write(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Enter sends, and with Shift begins a line; not where somebody chooses among what an input method offers. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

interface StopProps {
  readonly text: ChatText["form"];
  readonly field: React.RefObject<HTMLTextAreaElement | null>;
}

/** Goes with the answer that it stops; the focus goes back to the field then. */
function StopButton({ text, field }: StopProps) {
  const [pressed, setPressed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const [stop, next] = [button.current, field.current];
    return () => {
      if (document.activeElement === stop || document.activeElement === document.body)
        next?.focus({ preventScroll: true });
    };
  }, [field]);
  const press = async () => {
    if (pressed) return;
    setPressed(true);
    await tabChat.stop();
    setPressed(false);
  };
  return (
    <button ref={button} type="button" className="button" aria-disabled={pressed} onClick={press}>
      {pressed ? text.stopping : text.stop}
    </button>
  );
}

interface PositionProps {
  readonly near: string | undefined;
  readonly text: ChatText;
  readonly onChange: (near: string | undefined) => void;
}

/** Tells the guide where one is, as long as one likes. */
function Position({ near, text, onChange }: PositionProps) {
  const isAlive = useScripts();
  if (!isAlive || near === undefined) return <NearMe text={text.near} onFound={onChange} />;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-sm">
      <span role="status">{text.form.near}</span>
      <button type="button" className="link min-h-9 cursor-pointer" onClick={() => onChange(undefined)}>
        {text.form.forget}
      </button>
    </p>
  );
}
