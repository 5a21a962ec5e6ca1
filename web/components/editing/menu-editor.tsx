"use client";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { MenuChange } from "@/app/actions/menus";
import { filled } from "@/lib/forms/filled";

const Announcing = createContext<(change: MenuChange) => void>(() => undefined);

/** Says what was done to the menu; for the forms in it. */
export const useAnnounce = () => useContext(Announcing);

interface Props {
  readonly text: Readonly<Record<MenuChange["done"], string>>;
  /** What was done before this page was asked for, where there are no scripts. */
  readonly before: MenuChange | undefined;
  readonly children: ReactNode;
}

/** Holds the forms of a menu, and says what has become of them. */
export function MenuEditor({ text, before, children }: Props) {
  const [change, announce] = useState(before);
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // What had the focus may be gone, with its dish.
    if (change && document.activeElement === document.body) note.current?.focus();
  }, [change]);
  return (
    <Announcing value={announce}>
      {children}
      <p ref={note} role="status" tabIndex={-1} className="sticky bottom-4 z-10 empty:hidden">
        {change && (
          <span className="card block px-4 py-3">
            {filled(text[change.done], { name: `\u2068${change.name}\u2069` })}
          </span>
        )}
      </p>
    </Announcing>
  );
}
