import { dayNames, type Hours } from "@bellyfed/core/hours/model";
import { type Opening as OpeningThen, openingAt, weekdayOf } from "@bellyfed/core/hours/open";
import { readHours } from "@bellyfed/core/hours/read";
import { dayAt, wallTime } from "@bellyfed/core/hours/zone";
import type { Restaurant } from "./contract.ts";
import { backAt, type StandingSaid } from "./standing.ts";

/** What is answered of its hours, and made anew with each answer. */
export type Opening = Pick<Restaurant, "hours" | "open_now" | "next_open" | "next_close" | "opens_at">;
interface Told extends StandingSaid {
  readonly opening_hours: string | null;
  readonly hours?: Hours | null | undefined;
}

/**
 * What is answered of a restaurant's hours at an instant (milliseconds since 1970). What changes by itself is made with each answer and kept
 * nowhere. One that is closed for good opens no more, and one that is closed for a time, or not there yet, not before its day.
 */
export function openingOf(told: Told, now: number): Opening {
  const { opening_hours, hours, time_zone = null, status } = told;
  const known = hours ?? (opening_hours === null ? undefined : readOnce(opening_hours));
  const shown = known ? { time_zone, ...shownHours(known) } : null;
  const back = backAt(told);
  const at = (instant: number) =>
    known && time_zone !== null ? openingAt({ hours: known, zone: time_zone }, instant) : null;
  if (status === "closed" || back === Infinity) return { hours: shown, open_now: false, ...changesOf(null, "", now) };
  const opening = at(Math.max(now, back));
  if (now >= back)
    return { hours: shown, open_now: opening?.open ?? null, ...changesOf(opening, time_zone ?? "", now) };
  // What is open at the midnight with which the day begins opens then.
  const first = opening && { ...opening, opens: opening.open ? back : opening.opens };
  return { hours: shown, open_now: false, ...changesOf(first, time_zone ?? "", now) };
}

const changesOf = (opening: Pick<OpeningThen, "opens" | "closes"> | null, zone: string, now: number) => ({
  next_open: timestampOf(opening?.opens),
  next_close: timestampOf(opening?.closes),
  opens_at: typeof opening?.opens === "number" ? clockText(opening.opens, zone, now) : null,
});

/** `18:00`, within a week `Fr 18:00`, later `2026-12-27 18:00`: what a clock there shows at an instant, seen from another (milliseconds since 1970). */
function clockText(instant: number, zone: string, now: number): string {
  const day = dayAt(instant, zone);
  const [date = "", time = ""] = new Date(wallTime(instant, zone)).toISOString().split("T");
  const days = day - dayAt(now, zone);
  const before = days === 0 ? "" : days < 7 ? `${dayNames[weekdayOf(day)]} ` : `${date} `;
  return before + time.slice(0, 5);
}

const timestampOf = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : new Date(instant).toISOString();

const shownHours = ({ regular, special, text }: Hours) => ({
  regular: [...regular],
  special: special.map(({ date, kind, spans, note }) => ({ date, kind, spans: [...spans], note })),
  text,
});

/** Texts as they were read: lists show the same few again and again. */
const texts = new Map<string, Hours | undefined>();
const MOST_TEXTS = 2_000;

function readOnce(text: string): Hours | undefined {
  if (!texts.has(text)) {
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(text, readHours(text));
  }
  return texts.get(text);
}
