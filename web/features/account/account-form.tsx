"use client";
import { useActionState, useEffect, useRef } from "react";
import { TextField } from "@/ui/form/field";
import { FaultNote } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import type { AccountAction, AccountState } from "./step";

interface Input {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "email" | "password";
  readonly inputMode?: "numeric" | "email";
  readonly autoComplete: string;
  readonly autoCapitalize?: "none";
  readonly dir?: "ltr" | "auto";
}

/** What is asked for in one step. */
interface Question {
  readonly intro?: string;
  readonly inputs: readonly Input[];
  readonly submit: string;
}
type Asks = "first" | NonNullable<AccountState["step"]>["asks"];

interface Props {
  readonly action: AccountAction;
  /** What is asked first, and what each further step asks. */
  readonly questions: { readonly first: Question } & Partial<Readonly<Record<Asks, Question>>>;
  /** Hidden inputs. */
  readonly values: Readonly<Record<string, string>>;
  readonly sending: string;
  readonly className?: string;
}

/** A form about one's account, in one or more steps. Works without scripts: each step is then a page of its own. */
export function AccountForm({ action, questions, values, sending, className }: Props) {
  const [{ fault, step, notice }, send] = useActionState(action, {});
  const asks = step && questions[step.asks] ? step.asks : "first";
  const { intro, inputs, submit } = questions[asks] ?? questions.first;
  return (
    <form action={send} className="space-y-5">
      <FaultNote fault={fault} />
      {notice && (
        <p role="status" className="note">
          {notice}
        </p>
      )}
      {intro && <Intro key={asks} text={intro} takesFocus={asks !== "first" && !fault} />}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {step && <input type="hidden" name="step" value={step.sealed} />}
      {inputs.map((input) => (
        <TextField key={`${asks} ${input.name}`} required fault={fault} {...input} />
      ))}
      <SubmitButton sending={sending} {...(className && { className })}>
        {submit}
      </SubmitButton>
    </form>
  );
}

/** The next question takes the focus when it comes: what had it is gone. */
function Intro({ text, takesFocus }: { readonly text: string; readonly takesFocus: boolean }) {
  const intro = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus) intro.current?.focus();
  }, [takesFocus]);
  return (
    <p ref={intro} tabIndex={-1} className="text-muted">
      {text}
    </p>
  );
}
