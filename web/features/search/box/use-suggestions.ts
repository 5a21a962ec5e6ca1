"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type Asking, asking, inGroups, type Suggestion, suggestPath } from "./suggesting";

/** What a field suggests, and near what. */
export interface Within {
  readonly only?: "city" | undefined;
  readonly city?: string | undefined;
  readonly near?: string | undefined;
}

const NONE: readonly Suggestion[] = [];

/** The suggestions for what was typed last; `onNew` is called when there are others. */
export function useSuggestions({ only, city, near }: Within, onNew: () => void) {
  const [suggestions, setSuggestions] = useState(NONE);
  const asked = useRef<Asking>(undefined);
  const load = useEffectEvent(async (typed: string, signal: AbortSignal) => {
    const response = await fetch(suggestPath(typed, { only, city, near }), { signal });
    if (!response.ok) return NONE;
    return inGroups(((await response.json()) as { readonly data: readonly Suggestion[] }).data);
  });
  const tell = useEffectEvent((next: readonly Suggestion[]) => {
    setSuggestions(next);
    onNew();
  });
  useEffect(() => {
    asked.current = asking(
      (typed, signal) => load(typed, signal),
      (next) => tell(next),
    );
    return () => asked.current?.drop();
  }, []);
  const drop = () => {
    asked.current?.drop();
    setSuggestions(NONE);
  };
  return {
    suggestions,
    drop,
    ask: (typed: string) => (typed.trim() === "" ? drop() : asked.current?.ask(typed.trim())),
  };
}
