"use client";
import { useEffect, useRef } from "react";
import type { FormFault } from "@/lib/forms/result";

interface Props {
  readonly fault: FormFault | undefined;
  readonly signIn?: { readonly path: string; readonly text: string };
}

/** What was wrong, in general; takes the focus, so that it is read out and the fields are the next to come. */
export function FaultNote({ fault, signIn }: Props) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault) note.current?.focus();
  }, [fault]);
  if (!fault) return null;
  return (
    <div ref={note} role="alert" tabIndex={-1} className="note border-danger">
      <p>{fault.message}</p>
      {fault.signIn && signIn && (
        <a className="link" href={signIn.path}>
          {signIn.text}
        </a>
      )}
    </div>
  );
}
