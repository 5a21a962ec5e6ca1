"use client";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { fillIn, isolate } from "@/platform/i18n/plain-text";
import type { MenuChange } from "./actions";
import { editLinkId } from "./dishes";

const Announcing = createContext<(change: MenuChange) => void>(() => undefined);

/** Says what was done to the menu; for the forms in it. */
export const useAnnounce = () => useContext(Announcing);

const PRESSES = ["keydown", "pointerdown"] as const;

/** What was done before says nothing of a form that has come back with a fault. */
const BEFORE = "group-has-[[role=alert]]:hidden";
/** Over the page, where it moves nothing from under a press. */
const NOW = "pointer-events-none fixed inset-x-4 bottom-4 z-10 mx-auto w-fit shadow-card";

interface Props {
  readonly text: Readonly<Record<MenuChange["done"], string>>;
  /** What was done before this page was asked for, where there are no scripts. */
  readonly before: MenuChange | undefined;
  readonly children: ReactNode;
}

/** Holds the forms of a menu, and says what has become of them, until the next press of a key or a button. */
export function MenuEditor({ text, before, children }: Props) {
  const [change, setChange] = useState(before);
  const note = useRef<HTMLParagraphElement>(null);
  const isNew = useRef(false);
  const announce = (made: MenuChange) => {
    isNew.current = true;
    setChange(made);
  };
  // After every rendering: the dish that had the focus may go later than it is said.
  useEffect(() => {
    if (!isNew.current || document.activeElement !== document.body) return;
    isNew.current = false;
    const dish = change && document.getElementById(editLinkId(change.id));
    (dish ?? note.current)?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (change === before) return;
    const clear = () => setChange(undefined);
    for (const press of PRESSES) document.addEventListener(press, clear);
    return () => {
      for (const press of PRESSES) document.removeEventListener(press, clear);
    };
  }, [change, before]);
  return (
    <Announcing value={announce}>
      <div className="group space-y-8">
        <p ref={note} role="status" tabIndex={-1} className={`note empty:hidden ${change === before ? BEFORE : NOW}`}>
          {change && fillIn(text[change.done], { name: isolate(change.name) })}
        </p>
        {children}
      </div>
    </Announcing>
  );
}
