"use client";
import { unstable_rethrow } from "next/navigation";
import { useActionState, useEffect, useRef } from "react";
import { valuesOf } from "@/platform/forms/form-data";
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
  const [{ fault, step, notice }, send] = useActionState(
    typeof window === "undefined" ? action : refusable(action),
    {},
  );
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

/** What stands before the site may refuse a form without handing it on: its words then show in the form, which stays as it is. */
const refusable =
  (action: AccountAction): AccountAction =>
  async (before, form) => {
    try {
      return await action(before, form);
    } catch (error) {
      unstable_rethrow(error);
      const [, message] = /^429 (.+)/.exec(error instanceof Error ? error.message : "") ?? [];
      if (message === undefined) throw error;
      return { ...before, fault: { message, fields: {}, values: valuesOf(form), signIn: false } };
    }
  };

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
