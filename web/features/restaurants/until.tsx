"use client";
import { type ReactNode, useEffect, useState } from "react";

interface Props {
  /** Milliseconds since 1970; null: for good. */
  readonly until: number | null;
  readonly children: ReactNode;
}

/** Longer than this a browser's timer cannot wait; nobody looks at a page for so long. */
const MOST_MS = 86_400_000;

/** What is true up to an instant only: gone from then on, also from a page that was kept or left open. */
export function Until({ until, children }: Props) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (until === null) return;
    setOver(Date.now() >= until);
    const timer = setTimeout(() => setOver(Date.now() >= until), Math.min(MOST_MS, Math.max(0, until - Date.now())));
    return () => clearTimeout(timer);
  }, [until]);
  return isOver ? null : children;
}
