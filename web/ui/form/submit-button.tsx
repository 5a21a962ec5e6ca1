"use client";
import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";

interface Props extends Omit<ComponentProps<"button">, "type" | "onClick"> {
  readonly children: ReactNode;
  /** Shown while the form is under way. */
  readonly sending: ReactNode;
}

/** Sends its form once: while it is under way a second press does nothing, and the button keeps the focus. */
export function SubmitButton({ children, sending, className = "button-primary", ...button }: Props) {
  const { pending } = useFormStatus();
  return (
    <button
      {...button}
      type="submit"
      className={className}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending ? sending : children}
    </button>
  );
}
