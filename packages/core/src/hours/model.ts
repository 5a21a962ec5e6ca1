/** What a time is for: that guests are let in, or something that is offered only then. */
export const hoursKinds = ["open", "kitchen", "delivery", "takeaway", "happy_hour", "brunch"] as const;
export type HoursKind = (typeof hoursKinds)[number];

/** Minutes in a day as clocks show it. */
export const DAY = 1440;

/** From when until when, in minutes since local midnight by the clock on the wall; `to` passes 1,440 where it goes on into the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A time of every week; day 0 is Sunday. */
export interface RegularSpan extends Span {
  readonly kind: HoursKind;
  readonly day: number;
}

/** Stands for all public holidays, of which no calendar is kept: what is said of them is kept and shown, and nothing is concluded from it. */
export const PUBLIC_HOLIDAYS = "PH";

/**
 * A day that is not like every week: `2026-12-24`, every year's `12-25`, or PUBLIC_HOLIDAYS. Without spans it is closed. What began the day
 * before goes on, unless `cut`: so OpenStreetMap's text has it where a rule stands after a semicolon.
 */
export interface SpecialDay {
  readonly date: string;
  readonly kind: HoursKind;
  readonly spans: readonly Span[];
  readonly note: string | null;
  readonly cut?: true;
}

/** When a place is open. `text` is what is said beside the times, such as "by appointment". */
export interface Hours {
  readonly regular: readonly RegularSpan[];
  readonly special: readonly SpecialDay[];
  readonly text: string | null;
}

/** Days from Sunday on, as OpenStreetMap writes them. */
export const dayNames = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"] as const;
export const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** Spans in their order, those that overlap or touch as one. */
export function united(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}

/** What of spans lies outside of another. */
export const without = (spans: readonly Span[], { from, to }: Span): Span[] =>
  spans.flatMap((span) =>
    [
      { from: span.from, to: Math.min(span.to, from) },
      { from: Math.max(span.from, to), to: span.to },
    ].filter((left) => left.from < left.to),
  );
