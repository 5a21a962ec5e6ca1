import type { Hours } from "./model.ts";
import { isUsuallyOpen, openingAt } from "./open.ts";

/** Hours of the kind `open` by the clocks of a zone, where it is known. */
interface Kept extends Pick<Hours, "regular" | "special"> {
  readonly zone: string | null;
  /** Milliseconds since 1970. */
  readonly since?: number;
}
/** An instant, in milliseconds since 1970, or a time of the week. */
type When = { readonly instant: number } | { readonly day: number; readonly minutes: number };

/** Whether a place is known to be open at an instant, or usually at a time of the week by its own clocks. */
export function isOpenThen(hours: Kept, when: When): boolean {
  if ("day" in when) return isUsuallyOpen(hours, when.day, when.minutes);
  if (hours.since !== undefined && when.instant < hours.since) return false;
  return hours.zone !== null && openingAt({ hours, zone: hours.zone }, when.instant)?.open === true;
}
