import type { Brief } from "../ports.ts";

/** A time within a minute of now is now. */
const NOW_MS = 60_000;

/** Whether an instant is the moment of the question; both in milliseconds since 1970. */
export const isMoment = (instant: number, now: number): boolean => Math.abs(instant - now) < NOW_MS;

/** Whether it is asked about the moment: no other time is named. */
export function asksNow({ understood: { slots }, question }: Pick<Brief, "understood" | "question">): boolean {
  const { when } = slots;
  if (when === null) return true;
  return when.kind === "at" && "instant" in when.open && isMoment(when.open.instant, question.now);
}
