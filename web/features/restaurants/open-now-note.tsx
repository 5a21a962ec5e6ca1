"use client";
import { useEffect, useState } from "react";
import { type OpenTime, saidAt, stateAt } from "./open-now";

interface Props {
  /** For some days from when the page was made, which may be a day ago. */
  readonly times: readonly OpenTime[];
  readonly zone: string;
  readonly locale: string;
  /** "Open now, until {time}" and the like. */
  readonly words: { readonly openNow: string; readonly openUntil: string; readonly opensAt: string };
}

const MINUTE_MS = 60_000;

/** Whether it is open now, by the reader's clock and again every minute: the page itself is kept, and says nothing of now. */
export function OpenNow({ times, zone, locale, words }: Props) {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const look = () => setNow(Date.now());
    look();
    const timer = setInterval(look, MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const state = now === undefined ? undefined : stateAt(times, now);
  if (now === undefined || !state) return null;
  const { open, changes } = state;
  if (changes === null) return open ? <p className="mb-2 font-semibold">{words.openNow}</p> : null;
  const said = saidAt(changes, now, { zone, locale });
  return <p className="mb-2 font-semibold">{(open ? words.openUntil : words.opensAt).replace("{time}", said)}</p>;
}
