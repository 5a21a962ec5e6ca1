import { DAY, dayNames, type Hours, monthNames, PUBLIC_HOLIDAYS, type Span, type SpecialDay } from "./model.ts";

/**
 * The times at which a place is open, in OpenStreetMap's opening_hours; null where no regular ones are known. Weekdays are separated by `,`:
 * after `;` a rule would end what began the day before at midnight. Special days are, for they take the place of the weekday's; what began the
 * day before one with a year is added again, before one of every year it ends at midnight for whoever reads this.
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function writeHours({ regular, special, text }: Pick<Hours, "regular" | "special" | "text">): string | null {
  const open = regular.filter(({ kind }) => kind === "open");
  if (open.length === 0) return null;
  const byDay = fromMonday.map((day) => ({ day, spans: open.filter((span) => span.day === day).sort(inOrder) }));
  const groups = [...Map.groupBy(byDay, ({ spans }) => timesOf(spans))].filter(([times]) => times !== "");
  const isAlways = groups.length === 1 && groups[0]?.[0] === "00:00-24:00" && groups[0][1].length === 7;
  const remark = text === null ? "" : ` ${quoted(text)}`;
  const week = groups.map(([times, days]) => `${daysOf(days.map(({ day }) => day))} ${times}${remark}`).join(", ");
  const days = special.filter(({ kind }) => kind === "open").map((each) => specialOf(each, open));
  return [isAlways ? `24/7${remark}` : week, ...days].join("; ");
}

const fromMonday = [1, 2, 3, 4, 5, 6, 0];

const inOrder = (one: Span, other: Span): number => one.from - other.from;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A whole day from morning to morning cannot end at the hour at which it began. */
const endOf = ({ from, to }: Span): number => (to > DAY && to - from < DAY ? to - DAY : to);

const timesOf = (spans: readonly Span[]): string =>
  spans.map((span) => `${clock(span.from)}-${clock(endOf(span))}`).join(",");

/** Three days or more in a row as a range. */
function daysOf(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && (run.at(-1) ?? 0) % 7 === (day + 6) % 7) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => dayNames[day ?? 0];
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(",")))
    .join(",");
}

/** Comments end at the next quote. */
const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;

function specialOf({ date, spans, note, cut }: SpecialDay, regular: readonly (Span & { day: number })[]): string {
  const day = date === PUBLIC_HOLIDAYS ? date : dayOf(date);
  const remark = note === null ? "" : ` ${quoted(note)}`;
  const said = `${day} ${timesOf([...spans].sort(inOrder)) || "off"}${remark}`;
  if (cut || date.length < 10) return said;
  const before = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const tails = regular.filter((span) => span.day === before && span.to > DAY);
  return [said, ...tails.map(({ to }) => `${day} 00:00-${clock(to - DAY)}`)].join(", ");
}

function dayOf(date: string): string {
  const [day, month, year] = date.split("-").map(Number).reverse();
  return [year, monthNames[(month ?? 1) - 1], String(day).padStart(2, "0")]
    .filter((part) => part !== undefined)
    .join(" ");
}
