"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { IDEMPOTENCY_KEY, LOCALE } from "@/platform/forms/form-data";
import type { FormFault } from "@/platform/forms/result";
import { idOf } from "./field";

interface Props {
  readonly locale: string;
  /** A fresh one from the server with each page. */
  readonly idempotencyKey: string;
  readonly fault: FormFault | undefined;
  /** Further hidden inputs; what came back with a fault goes before. */
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * What a form sends besides what is entered. After a fault it keeps its key: where an answer got lost on the way, sending again finds
 * what the first attempt has written.
 */
export function FormHead({ locale, idempotencyKey, fault, more = {} }: Props) {
  const inputs = { [LOCALE]: locale, [IDEMPOTENCY_KEY]: idempotencyKey, ...more };
  return Object.entries(inputs).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={fault?.values[name]?.[0] ?? value} />
  ));
}

interface FaultProps {
  readonly fault: FormFault | undefined;
  readonly signIn?: { readonly path: string; readonly text: string };
  /** By the input's name, in the form's order: then what is wrong is listed, with a way to each input. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly scope?: string | undefined;
  readonly children?: ReactNode;
}

/** Without scripts the browser itself moves the focus here, when the page comes back with it. */
const focused = { autoFocus: true };

/** What was wrong, in general and field by field; takes the focus, so that it is read out and the fields are the next to come. */
export function FaultNote({ fault, signIn, labels, scope, children }: FaultProps) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault) note.current?.focus();
  }, [fault]);
  if (!fault) return null;
  return (
    <div ref={note} role="alert" tabIndex={-1} className="note space-y-2 border-danger" {...focused}>
      <p className="font-medium">{fault.message}</p>
      {labels && <FaultList {...{ fault, labels, scope }} />}
      {children}
      {fault.signIn && signIn && (
        // In a tab of its own, so that what was written stays here.
        <a className="link" href={signIn.path} target="_blank" rel="noopener">
          {signIn.text}
        </a>
      )}
    </div>
  );
}

function FaultList({
  fault,
  labels,
  scope,
}: Required<Pick<FaultProps, "labels">> & Pick<FaultProps, "scope"> & { fault: FormFault }) {
  const known = Object.entries(labels).filter(([name]) => fault.fields[name]);
  const others = Object.entries(fault.fields).filter(([name]) => !(name in labels));
  if (known.length + others.length === 0) return null;
  return (
    <ul className="list-disc space-y-1 ps-5">
      {known.map(([name, label]) => (
        <li key={name}>
          <a className="link" href={`#${idOf({ name, scope })}`}>
            {label}
          </a>
          {`: ${fault.fields[name]}`}
        </li>
      ))}
      {others.map(([name, text]) => (
        <li key={name}>{text}</li>
      ))}
    </ul>
  );
}
