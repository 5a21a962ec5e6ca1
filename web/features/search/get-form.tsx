"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";

interface Props {
  readonly action: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A form that leads to another address: without what was left empty, and without loading the whole document. */
export function GetForm({ action, className, children }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].flatMap(([name, value]) => {
      const text = String(value).trim();
      return text === "" ? [] : [[name, text]];
    });
    start(() => router.push(filled.length > 0 ? `${action}?${new URLSearchParams(filled)}` : action));
  };
  return (
    <form method="get" action={action} className={className} onSubmit={send} aria-busy={pending}>
      {children}
    </form>
  );
}
