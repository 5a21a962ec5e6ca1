"use client";
import { type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { LaterCards } from "./actions";

export interface LaterText {
  readonly loading: string;
  /** None were found. */
  readonly none: string;
  /** They could not be had. */
  readonly failed: string;
}

/** Cards that are asked for once their place on the page comes near the screen, and asked for anew when `load` is another one. */
export function useLater(load: () => Promise<LaterCards>) {
  const place = useRef<HTMLDivElement>(null);
  const [cards, setCards] = useState<LaterCards>();
  const [state, setState] = useState<"waiting" | "loading" | "there" | "failed">("waiting");
  const asked = useRef(0);
  const ask = useEffectEvent(async () => {
    asked.current += 1;
    const turn = asked.current;
    setState("loading");
    const found = await load().catch(() => undefined);
    // Somebody may have asked for others in the meantime.
    if (turn !== asked.current) return;
    setCards(found);
    setState(found ? "there" : "failed");
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cards are meant when `load` changes.
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void ask();
    }, AHEAD);
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [load]);
  return { place, cards, state };
}

/** How near the screen its place has to be. */
const AHEAD = { rootMargin: "0px 0px 300px" };

interface Props {
  readonly load: () => Promise<LaterCards>;
  readonly text: LaterText;
  /** What is there without scripts, and beside the cards. */
  readonly children?: ReactNode;
}

/** A list of cards that comes after its page. */
export function Later({ load, text, children }: Props) {
  const { place, cards, state } = useLater(load);
  const said = { waiting: "", loading: text.loading, failed: text.failed, there: cards?.length === 0 ? text.none : "" };
  return (
    <div ref={place} className="min-h-px space-y-4">
      {cards && cards.length > 0 && (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3" aria-busy={state === "loading"}>
          {cards.map(({ id, card }) => (
            <li key={id}>{card}</li>
          ))}
        </ul>
      )}
      <p role="status" className={said[state] ? "text-muted" : "sr-only"}>
        {said[state]}
      </p>
      {children}
    </div>
  );
}

/** The same function as long as what it asks for is the same. */
export const useLoad = <Asked,>(load: (asked: Asked) => Promise<LaterCards>, asked: Asked) => {
  const key = JSON.stringify(asked);
  return useCallback(() => load(JSON.parse(key) as Asked), [load, key]);
};
