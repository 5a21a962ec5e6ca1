/** That an operation is on its way out. Days are of UTC, as `2026-11-28`. */
export interface Deprecation {
  /** From this day on nobody should begin to use it. */
  readonly since: string;
  /** Up to this day it works as before; afterwards it may be gone. */
  readonly sunset: string;
  /** The operation to use in its place; null: there is none. */
  readonly instead: string | null;
}

/** So many days an operation goes on working once it is said to be on its way out. A test of all contracts sees to it. */
export const NOTICE_DAYS = 180;

const DAY_MS = 86_400_000;
/** Milliseconds since 1970; NaN for what is no day. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** How many days of notice are given. NaN where one of the days is none. */
export const noticeOf = ({ since, sunset }: Deprecation): number => (startOf(sunset) - startOf(since)) / DAY_MS;

/**
 * The header fields that say so with each of its answers, `link` to be joined to those that an answer has: RFC 9745 (`Deprecation`), RFC 8594
 * (`Sunset`).
 */
export const deprecationFields = (operation: string, { since, sunset }: Deprecation) => ({
  deprecation: `@${startOf(since) / 1000}`,
  sunset: new Date(startOf(sunset)).toUTCString(),
  link: `</docs#${operation}>; rel="deprecation"; type="text/html"`,
});
