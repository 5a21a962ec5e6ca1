import type { Profile, Restaurant } from "@/platform/api";
import { readJson, textOf } from "@/platform/forms/form-data";
import { type HoursKind, hoursKinds, MINUTES_OF_DAY } from "../../../platform/rules.ts";
import { clockInput, spansIn, type TimeInputs } from "./time-inputs.ts";
import { HOLIDAYS, isLong, type Span, WEEK } from "./week.ts";

type Given = NonNullable<Profile["hours"]>;
type Regular = Given["regular"][number];
type Special = NonNullable<Given["special"]>[number];

export interface SpecialInputs {
  readonly date: string;
  readonly kind: HoursKind;
  readonly times: readonly TimeInputs[];
  readonly note: string;
}
/** What a form has no inputs for: public holidays, and times that are longer than a day. */
export interface Kept {
  readonly regular: readonly Regular[];
  readonly special: readonly Special[];
}
/** Hours as a form shows them. */
export interface HoursInputs {
  /** Of each kind the weekdays, 0 being Sunday. */
  readonly weeks: Readonly<Record<HoursKind, readonly (readonly TimeInputs[])[]>>;
  readonly special: readonly SpecialInputs[];
  readonly text: string;
  readonly kept: Kept;
}

/** Rows that are empty, for more. */
export const MORE_SPECIAL = 2;
/** Read of a form: more than the API takes, so that it is the one to refuse what is too much. */
const [MOST_SPANS, MOST_SPECIAL] = [8, 100 + MORE_SPECIAL];

/** The name of a weekday's inputs, 0 being Sunday. */
export const dayName = (kind: HoursKind, day: number): string =>
  kind === "open" ? `hours.${day}` : `hours.${kind}.${day}`;

/** What a form remembers of hours: the same text for the same hours. Empty where there are none. */
export function hoursText(hours: Restaurant["hours"] | undefined): string {
  if (!hours) return "";
  const { regular, special, text } = hours;
  return textOfHours({ regular, special, text });
}

const textOfHours = ({ regular, special = [], text = null }: Given): string =>
  regular.length + special.length === 0 && !text
    ? ""
    : JSON.stringify({
        regular: regular.map(({ kind, day, from, to }) => ({ kind, day, from, to })).sort(inOrder),
        special: special
          .map(({ date, kind, spans = [], note = null }) => ({ date, kind, spans: spans.map(spanOf), note }))
          .sort((one, other) => compared(JSON.stringify(one), JSON.stringify(other))),
        text,
      });

const spanOf = ({ from, to }: Span): Span => ({ from, to });
const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const inOrder = (one: Regular, other: Regular): number =>
  compared(one.kind ?? "", other.kind ?? "") || one.day - other.day || one.from - other.from || one.to - other.to;

/** The same as the API takes it; null for none. */
export const hoursIn = (text: string): Given | null => (text === "" ? null : (readJson(text) as unknown as Given));

const isShownDay = ({ date, spans = [] }: Special): boolean => date !== HOLIDAYS && !spans.some(isLong);

/** What is remembered, as inputs show it. */
export function hoursInputs(text: string): HoursInputs {
  const { regular = [], special = [], text: note = null } = hoursIn(text) ?? { regular: [] };
  const shown = regular.filter((span) => !isLong(span));
  const timesOn = (kind: HoursKind, day: number) =>
    shown.filter((span) => (span.kind ?? "open") === kind && span.day === day).map(timesOf);
  const weekOf = (kind: HoursKind) => Array.from({ length: 7 }, (_, day) => timesOn(kind, day));
  return {
    weeks: Object.fromEntries(hoursKinds.map((kind) => [kind, weekOf(kind)])) as unknown as HoursInputs["weeks"],
    special: special.filter(isShownDay).map(({ date, kind = "open", spans = [], note: own }) => ({
      ...{ date, kind, times: spans.map(timesOf), note: own ?? "" },
    })),
    text: note ?? "",
    kept: { regular: regular.filter(isLong), special: special.filter((day) => !isShownDay(day)) },
  };
}

const timesOf = ({ from, to }: Span): TimeInputs => ({
  from: clockInput(from),
  to: clockInput(to % MINUTES_OF_DAY),
});

/** What was entered, as a form remembers it. */
export function enteredHours(form: FormData): string {
  const kept = (form.has("hours.unkept") ? {} : readJson(textOf(form, "hours.kept"))) as {
    regular?: Regular[];
    special?: Special[];
  };
  const special = Array.from({ length: MOST_SPECIAL }, (_, index) => specialIn(form, `hours.special.${index}`)).flat();
  return textOfHours({
    regular: [...hoursKinds.flatMap((kind) => weekIn(form, kind)), ...listIn(kept.regular)],
    special: [...special, ...listIn(kept.special)],
    text: textOf(form, "hours.text"),
  });
}

const listIn = <Entry>(value: Entry[] | undefined): Entry[] => (Array.isArray(value) ? value : []);

/** A day that is as the one before has its times. */
function weekIn(form: FormData, kind: HoursKind): Regular[] {
  const regular: Regular[] = [];
  let before: readonly Span[] = [];
  for (const day of WEEK) {
    const name = dayName(kind, day);
    before = form.has(`${name}.same`) ? before : spansIn(form, name, MOST_SPANS);
    regular.push(...before.map((span) => ({ kind, day, ...span })));
  }
  return regular;
}

function specialIn(form: FormData, name: string): Special[] {
  const [date, note] = [textOf(form, `${name}.date`), textOf(form, `${name}.note`)];
  const spans = spansIn(form, name, MOST_SPANS);
  if (date === null && note === null && spans.length === 0) return [];
  // Which kinds there are is for the API to say.
  const kind = (textOf(form, `${name}.kind`) ?? "open") as HoursKind;
  return [{ date: date ?? "", kind, spans, note }];
}

/** Remembered hours as the values of a form's inputs. */
export function hoursValues(text: string): Record<string, string[]> {
  const { weeks, special, text: note, kept } = hoursInputs(text);
  const times = (name: string, all: readonly TimeInputs[]) =>
    all.flatMap(({ from, to }, index): [string, string][] => [
      [`${name}.${index}.from`, from],
      [`${name}.${index}.to`, to],
    ]);
  const values: [string, string][] = [
    ...hoursKinds.flatMap((kind) => weeks[kind].flatMap((all, day) => times(dayName(kind, day), all))),
    ...special.flatMap(({ date, kind, times: all, note: own }, index): [string, string][] => [
      [`hours.special.${index}.date`, date],
      [`hours.special.${index}.kind`, kind],
      [`hours.special.${index}.note`, own],
      ...times(`hours.special.${index}`, all),
    ]),
    ["hours.text", note],
    ["hours.kept", JSON.stringify(kept)],
  ];
  return Object.fromEntries(values.map(([name, value]) => [name, [value]]));
}
