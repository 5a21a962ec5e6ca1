import type { Profile, Restaurant } from "@/platform/api";
import { readJson, textOf } from "@/platform/forms/form-data";

type Hours = NonNullable<Profile["hours"]>;
type Regular = Hours["regular"][number];
type Special = NonNullable<Hours["special"]>[number];

/** From when until when, as inputs for times have it: `18:00`; empty where nothing was entered. */
export interface TimeInputs {
  readonly from: string;
  readonly to: string;
}
export interface SpecialInputs {
  readonly date: string;
  readonly times: readonly TimeInputs[];
  readonly note: string;
}
/** Hours as a form shows them. */
export interface HoursInputs {
  /** By weekday, 0 being Sunday. */
  readonly days: readonly (readonly TimeInputs[])[];
  readonly special: readonly SpecialInputs[];
  readonly text: string;
  /** What the form has no inputs for, as JSON: other kinds of hours, public holidays. */
  readonly kept: string;
}

export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
/** Spans that can be entered of one day, and days that are not like every week. */
const [MOST_SPANS, MOST_SPECIAL, SPANS_OF_SPECIAL] = [7, 40, 2];
const DAY = 1440;

/** What a form remembers of hours: the same text for the same hours. Empty where there are none. */
export function hoursText(hours: Restaurant["hours"] | undefined): string {
  if (!hours || (hours.regular.length === 0 && hours.special.length === 0)) return "";
  const { regular, special, text } = hours;
  return textOfHours({ regular, special, text });
}

const textOfHours = ({ regular, special = [], text = null }: Hours): string =>
  regular.length + special.length === 0
    ? ""
    : JSON.stringify({
        regular: regular.map(({ kind, day, from, to }) => ({ kind, day, from, to })).sort(inOrder),
        special: special
          .map(({ date, kind, spans = [], note = null }) => ({ date, kind, spans, note }))
          .sort((one, other) => (`${one.date} ${one.kind}` < `${other.date} ${other.kind}` ? -1 : 1)),
        text,
      });

const inOrder = (one: Regular, other: Regular): number =>
  (one.kind ?? "").localeCompare(other.kind ?? "") || one.day - other.day || one.from - other.from;

/** The same as the API takes it; null for none. */
export const hoursIn = (text: string): Hours | null => (text === "" ? null : (readJson(text) as unknown as Hours));

const isShort = ({ from, to }: { readonly from: number; readonly to: number }): boolean => to - from <= DAY;
const isShownSpan = (span: Regular): boolean => span.kind === "open" && isShort(span);
const isShownDay = ({ date, kind, spans = [] }: Special): boolean =>
  kind === "open" && /\d$/.test(date) && spans.length <= SPANS_OF_SPECIAL && spans.every(isShort);

/** What is remembered, as inputs show it. */
export function hoursInputs(text: string): HoursInputs {
  const { regular = [], special = [], text: note = null } = hoursIn(text) ?? { regular: [] };
  const kept = {
    regular: regular.filter((span) => !isShownSpan(span)),
    special: special.filter((day) => !isShownDay(day)),
  };
  return {
    days: Array.from({ length: 7 }, (_, day) =>
      regular.filter((span) => isShownSpan(span) && span.day === day).map(timesOf),
    ),
    special: special
      .filter(isShownDay)
      .map((day) => ({ date: day.date, times: (day.spans ?? []).map(timesOf), note: day.note ?? "" })),
    text: note ?? "",
    kept: JSON.stringify(kept),
  };
}

const timesOf = ({ from, to }: { readonly from: number; readonly to: number }): TimeInputs => ({
  from: clock(from),
  to: clock(to % DAY),
});
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** What was entered, as a form remembers it. A day that is as the one before has its times. */
export function enteredHours(form: FormData): string {
  const kept = readJson(textOf(form, "hours.kept")) as { regular?: Regular[]; special?: Special[] };
  const regular: Regular[] = [];
  let before: readonly { from: number; to: number }[] = [];
  for (const day of WEEK) {
    before = form.has(`hours.${day}.same`) ? before : spansIn(form, `hours.${day}`, MOST_SPANS);
    regular.push(...before.map((span) => ({ kind: "open" as const, day, ...span })));
  }
  const special = Array.from({ length: MOST_SPECIAL }, (_, index) => specialIn(form, `hours.special.${index}`)).flat();
  return textOfHours({
    regular: [...regular, ...listIn(kept.regular)],
    special: [...special, ...listIn(kept.special)],
    text: textOf(form, "hours.text"),
  });
}

const listIn = <Entry>(value: Entry[] | undefined): Entry[] => (Array.isArray(value) ? value : []);

function specialIn(form: FormData, name: string): Special[] {
  const [date, note] = [textOf(form, `${name}.date`), textOf(form, `${name}.note`)];
  const spans = spansIn(form, name, SPANS_OF_SPECIAL);
  return date === null && note === null && spans.length === 0 ? [] : [{ date: date ?? "", kind: "open", spans, note }];
}

/** A time that is missing is no number, which the API refuses. What ends no later than it begins goes on into the next day. */
function spansIn(form: FormData, name: string, most: number): { from: number; to: number }[] {
  return Array.from({ length: most }, (_, index) => [
    textOf(form, `${name}.${index}.from`),
    textOf(form, `${name}.${index}.to`),
  ]).flatMap(([begin = null, end = null]) => {
    if (begin === null && end === null) return [];
    const [from, to] = [minutesOf(begin), minutesOf(end)];
    return [{ from, to: to > from ? to : to + DAY }];
  });
}

function minutesOf(time: string | null): number {
  const [, hours, minutes] = /^(\d\d?):(\d\d)/.exec(time ?? "") ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

/** Remembered hours as the values of a form's inputs. */
export function hoursValues(text: string): Record<string, string[]> {
  const { days, special, text: note, kept } = hoursInputs(text);
  const times = (name: string, all: readonly TimeInputs[]) =>
    all.flatMap(({ from, to }, index): [string, string][] => [
      [`${name}.${index}.from`, from],
      [`${name}.${index}.to`, to],
    ]);
  const values: [string, string][] = [
    ...days.flatMap((all, day) => times(`hours.${day}`, all)),
    ...special.flatMap(({ date, times: all, note: own }, index): [string, string][] => [
      [`hours.special.${index}.date`, date],
      [`hours.special.${index}.note`, own],
      ...times(`hours.special.${index}`, all),
    ]),
    ["hours.text", note],
    ["hours.kept", kept],
  ];
  return Object.fromEntries(values.map(([name, value]) => [name, [value]]));
}
