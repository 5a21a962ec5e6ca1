/** An official inspection; `score` counts penalty points. */
export interface Inspection {
  readonly grade: string | null;
  readonly score: number | null;
  /** A calendar day: 2026-11-21. */
  readonly inspected_at: string;
}

/** Places are in percent of the chart, from its upper left corner. */
interface Dot extends Inspection {
  readonly score: number;
  readonly x: number;
  readonly y: number;
}
export interface DateTick {
  readonly date: Date;
  readonly precision: "year" | "month" | "day";
  readonly x: number;
}
export interface Chart {
  /** Oldest first. */
  readonly dots: readonly Dot[];
  /** Each score holds until the next inspection; empty for a single one. An SVG path in percent. */
  readonly steps: string;
  readonly dates: readonly DateTick[];
  readonly scores: readonly { readonly value: number; readonly y: number }[];
}

const LEFT = 4;
const RIGHT = 96;
const MOST_DATES = 5;
/** In months. */
const INTERVALS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** The history of a restaurant's scores, given newest first as the API lists it; undefined when none of them was scored. */
export function chartOf(newestFirst: readonly Inspection[]): Chart | undefined {
  const scored = newestFirst
    .toReversed()
    .filter((each): each is Inspection & { score: number } => each.score !== null)
    .sort((a, b) => timeOf(a) - timeOf(b));
  const [first] = scored;
  const last = scored.at(-1);
  if (!first || !last) return undefined;
  const xOf = scale(timeOf(first), timeOf(last));
  const top = topOf(Math.max(...scored.map(({ score }) => score)));
  const yOf = (score: number) => round(100 - (100 * score) / top);
  const dots = scored.map((each) => ({ ...each, x: xOf(timeOf(each)), y: yOf(each.score) }));
  return {
    dots,
    steps: stepsThrough(dots),
    dates: datesBetween(timeOf(first), timeOf(last)).map((tick) => ({ ...tick, x: xOf(tick.date.getTime()) })),
    scores: [top, top / 2, 0].map((value) => ({ value, y: yOf(value) })),
  };
}

const timeOf = ({ inspected_at }: Inspection) => Date.parse(inspected_at);
const round = (percent: number) => Math.round(percent * 100) / 100;

/** A single day is in the middle. */
const scale = (from: number, to: number) => (time: number) =>
  from === to ? 50 : round(LEFT + ((RIGHT - LEFT) * (time - from)) / (to - from));

/** The upper end of the axis: 10, 20, 40, 60, 80, 100, 200 and so on, so that its half is whole. */
function topOf(most: number): number {
  for (let unit = 10; ; unit *= 10) {
    const found = [1, 2, 4, 6, 8].map((times) => times * unit).find((top) => top >= most);
    if (found) return found;
  }
}

function stepsThrough(dots: readonly Dot[]): string {
  const [first, ...others] = dots;
  if (!first || others.length === 0) return "";
  return `M${first.x} ${first.y}${others.map(({ x, y }) => `H${x}V${y}`).join("")}H100`;
}

/** Beginnings of years or months, five at most; within a month the first and the last day. */
function datesBetween(from: number, to: number): readonly Omit<DateTick, "x">[] {
  for (const months of INTERVALS) {
    const dates = beginnings(from, to, months);
    if (dates.length > MOST_DATES) continue;
    if (dates.length === 0) break;
    return dates.map((date) => ({ date, precision: months < 12 ? "month" : "year" }));
  }
  return [...new Set([from, to])].map((time) => ({ date: new Date(time), precision: "day" }));
}

function beginnings(from: number, to: number, months: number): readonly Date[] {
  const start = new Date(from);
  const earliest = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months);
  const dates: Date[] = [];
  for (let each = earliest; dates.length <= MOST_DATES; each++) {
    const date = new Date(0);
    date.setUTCFullYear(0, each * months, 1);
    if (date.getTime() > to) break;
    if (date.getTime() >= from) dates.push(date);
  }
  return dates;
}
