"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

interface Props {
  readonly children: ReactNode;
  /** Shown while the form is under way. */
  readonly sending: string;
  readonly className?: string;
}

/** Sends its form once: while it is under way a second press does nothing, and the button keeps the focus. */
export function SubmitButton({ children, sending, className = "button-primary" }: Props) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={className}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending ? sending : children}
    </button>
  );
}
