import type { Hours } from "@bellyfed/core/hours/model";
import { openingAt } from "@bellyfed/core/hours/open";
import { readHours } from "@bellyfed/core/hours/read";
import type { Restaurant } from "./contract.ts";

/** What is answered of its hours, and made anew with each answer. */
export type Opening = Pick<Restaurant, "hours" | "open_now" | "next_open" | "next_close">;
interface Told {
  readonly opening_hours: string | null;
  readonly hours?: Hours | null | undefined;
  readonly time_zone?: string | null | undefined;
  readonly status: Restaurant["status"];
}

/**
 * What is answered of a restaurant's hours at an instant (milliseconds since 1970). What changes by itself is made with each answer and kept
 * nowhere. One that is closed for good opens no more.
 */
export function openingOf({ opening_hours, hours, time_zone = null, status }: Told, now: number): Opening {
  const known = hours ?? (opening_hours === null ? undefined : readOnce(opening_hours));
  const shown = known ? { time_zone, ...shownHours(known) } : null;
  if (status === "closed") return { hours: shown, open_now: false, next_open: null, next_close: null };
  const opening = known && time_zone !== null ? openingAt({ hours: known, zone: time_zone }, now) : null;
  return {
    hours: shown,
    open_now: opening?.open ?? null,
    next_open: timestampOf(opening?.opens),
    next_close: timestampOf(opening?.closes),
  };
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
