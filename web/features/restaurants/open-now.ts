/** From when until when a place is open: milliseconds since 1970. */
export interface OpenTime {
  readonly from: number;
  readonly to: number;
}

/** Whether a place is open at an instant, and when that changes; null where that is too far away to be told. */
export interface OpenState {
  readonly open: boolean;
  readonly changes: number | null;
}

const DAY_MS = 86_400_000;
/** Farther away a weekday would be taken for the one of this week. */
const TOLD_MS = 6 * DAY_MS;

/** Undefined when nothing is known of the time after the instant: the times were worked out too long ago, or there are none. */
export function stateAt(times: readonly OpenTime[], now: number): OpenState | undefined {
  const time = times.find(({ to }) => to > now);
  if (!time) return undefined;
  const open = time.from <= now;
  const at = open ? time.to : time.from;
  return { open, changes: at - now < TOLD_MS ? at : null };
}

/** A change as people at the place say it: with its weekday when it is not within half a day. */
export function saidAt(
  at: number,
  now: number,
  { zone, locale }: { readonly zone: string; readonly locale: string },
): string {
  return clockOf(zone, locale, at - now > DAY_MS / 2).format(at);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Kept, for making one takes longer than all else that is said. */
function clockOf(zone: string, locale: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${zone} ${locale} ${withDay}`;
  const known = clocks.get(key);
  if (known) return known;
  const weekday = withDay ? ({ weekday: "long" } as const) : {};
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: "numeric", minute: "2-digit", ...weekday });
  clocks.set(key, made);
  return made;
}
