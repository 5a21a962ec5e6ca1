/** When a place opens and closes, in minutes since midnight; what ends before it begins goes on into the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A week from Monday to Sunday, each day with its spans, none when closed; `holidays` only where something is said of them. */
export interface Week {
  readonly days: readonly (readonly Span[])[];
  readonly holidays: readonly Span[] | undefined;
}

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const DAY = `(?:${DAYS.join("|")})`;
const RULE = new RegExp(`^(?:(?<days>(?:PH|${DAY}(?:-${DAY})?)(?:,(?:PH|${DAY}(?:-${DAY})?))*) ?)?(?<times>[^A-Z]+)$`);
const TIMES = /^(?<from>\d\d?:\d\d)-(?<to>\d\d?:\d\d)$/;
const WHOLE_DAY = { from: 0, to: 1440 };

/**
 * Reads the simple forms of OpenStreetMap's opening_hours: rules of days and times between semicolons, the later one winning, as in
 * `Mo-Fr 10:00-22:00; Sa,Su 12:00-23:00; PH off`, and `24/7`. Undefined for anything else: better the text than half of what it says.
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function parseHours(text: string): Week | undefined {
  const days: (readonly Span[])[] = DAYS.map(() => []);
  let holidays: readonly Span[] | undefined;
  for (const rule of text.trim().replace(/;$/, "").split(";")) {
    const groups = RULE.exec(rule.trim().replace(/\s*([,-])\s*/g, "$1"))?.groups;
    const spans = groups && spansOf(groups.times ?? "");
    if (!spans) return undefined;
    for (const name of groups.days?.split(",") ?? ["Mo-Su"]) {
      if (name === "PH") holidays = spans;
      else for (const day of daysOf(name)) days[day] = spans;
    }
  }
  return { days, holidays };
}

/** `We-Mo` goes over the end of the week. */
function daysOf(name: string): readonly number[] {
  const [first = "", last = first] = name.split("-");
  const from = DAYS.indexOf(first);
  const count = ((DAYS.indexOf(last) - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (from + index) % 7);
}

function spansOf(times: string): readonly Span[] | undefined {
  if (times === "off" || times === "closed") return [];
  if (times === "24/7") return [WHOLE_DAY];
  const spans = times.split(",").map((each) => {
    const { from, to } = TIMES.exec(each)?.groups ?? {};
    return { from: minutesOf(from), to: minutesOf(to) };
  });
  return spans.every(({ from, to }) => from < 1440 && to <= 1440 && from !== to) ? spans : undefined;
}

/** NaN, which is less than nothing, for what is no time of day. */
function minutesOf(time: string | undefined): number {
  const [hours, minutes] = (time ?? "").split(":").map(Number);
  return minutes !== undefined && minutes < 60 ? (hours ?? Number.NaN) * 60 + minutes : Number.NaN;
}
