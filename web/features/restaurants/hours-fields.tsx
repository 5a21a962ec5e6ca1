"use client";
import { type MouseEvent, useMemo } from "react";
import type { FormFault } from "@/platform/forms/result";
import type { Messages } from "@/platform/i18n/messages";
import { useScripts } from "@/ui/form/use-scripts";
import { hoursInputs, type TimeInputs, WEEK } from "./entered-hours";

interface Props {
  readonly fault: FormFault | undefined;
  /** As the form remembers them. */
  readonly value: string;
  readonly text: Messages["editing"]["hours"];
  readonly locale: string;
}

/** Rows that are empty, for more. */
const MORE_SPECIAL = 2;
const input = "input w-auto";

/** When it is open, day by day: what a script adds is a button that copies. Times are as clocks show them. */
export function HoursFields({ fault, value, text, locale }: Props) {
  const { days, special, text: note, kept } = useMemo(() => hoursInputs(value), [value]);
  const entered = (name: string, stored: string) => fault?.values[name]?.[0] ?? stored;
  const names = weekdaysIn(locale);
  const wrong = Object.entries(fault?.fields ?? {}).find(([name]) => name.startsWith("hours"));
  const shared = { entered, text };
  return (
    <fieldset id="hours" className="min-w-0 space-y-4" aria-describedby="hours-hint">
      <legend className="font-semibold">{text.title}</legend>
      <p id="hours-hint" className="text-muted text-sm">
        {text.hint}
      </p>
      {wrong && <p className="font-medium text-danger text-sm">{wrong[1]}</p>}
      <input type="hidden" name="hours.kept" value={entered("hours.kept", kept)} />
      {WEEK.map((day) => (
        <DayRow key={day} {...shared} day={day} label={names[day] ?? ""} times={days[day] ?? []} />
      ))}
      <h3 className="text-base">{text.special}</h3>
      <p className="text-muted text-sm">{text.specialHint}</p>
      {Array.from({ length: special.length + MORE_SPECIAL }, (_, index) => `hours.special.${index}`).map(
        (name, index) => (
          <fieldset key={name} className="flex min-w-0 flex-wrap items-end gap-3">
            <legend className="sr-only">{`${text.special} ${index + 1}`}</legend>
            <Labelled name={`${name}.date`} label={text.date}>
              <input
                {...{ id: `${name}.date`, name: `${name}.date`, className: input, dir: "ltr", autoComplete: "off" }}
                defaultValue={entered(`${name}.date`, special[index]?.date ?? "")}
              />
            </Labelled>
            <Times {...shared} name={name} times={special[index]?.times ?? []} rows={2} />
            <Labelled name={`${name}.note`} label={text.note}>
              <input
                {...{ id: `${name}.note`, name: `${name}.note`, className: input, dir: "auto", autoComplete: "off" }}
                defaultValue={entered(`${name}.note`, special[index]?.note ?? "")}
              />
            </Labelled>
          </fieldset>
        ),
      )}
      <Labelled name="hours.text" label={text.remark}>
        <input
          {...{ id: "hours.text", name: "hours.text", className: "input", dir: "auto", autoComplete: "off" }}
          defaultValue={entered("hours.text", note)}
        />
      </Labelled>
    </fieldset>
  );
}

interface RowProps {
  readonly entered: (name: string, stored: string) => string;
  readonly text: Messages["editing"]["hours"];
  readonly times: readonly TimeInputs[];
}

function DayRow({ day, label, text, ...row }: RowProps & { readonly day: number; readonly label: string }) {
  const isAlive = useScripts();
  const name = `hours.${day}`;
  return (
    <fieldset className="flex min-w-0 flex-wrap items-end gap-3 border-line border-t pt-3" data-day={day}>
      <legend className="float-start w-28 font-medium">{label}</legend>
      <Times {...row} text={text} name={name} rows={Math.max(2, row.times.length + 1)} />
      {day !== WEEK[0] && (
        <label htmlFor={`${name}.same`} className="flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            className="size-5"
            id={`${name}.same`}
            name={`${name}.same`}
            value="on"
            defaultChecked={row.entered(`${name}.same`, "") === "on"}
          />
          {text.same}
        </label>
      )}
      {isAlive && (
        <button type="button" className="button" onClick={copyToOthers}>
          {text.copy} <span className="sr-only">{label}</span>
        </button>
      )}
    </fieldset>
  );
}

/** The times of the row in which the button stands, into the inputs of all other days, as far as these have some. */
function copyToOthers({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const row = currentTarget.closest<HTMLElement>("[data-day]");
  const timesIn = (part: Element | null | undefined) => [
    ...(part?.querySelectorAll<HTMLInputElement>("input[type=time]") ?? []),
  ];
  const values = timesIn(row).map(({ value }) => value);
  for (const other of row?.parentElement?.querySelectorAll("[data-day]") ?? []) {
    for (const [index, time] of timesIn(other).entries()) time.value = values[index] ?? "";
  }
}

function Times({ name, rows, times, entered, text }: RowProps & { readonly name: string; readonly rows: number }) {
  const field = (index: number, end: "from" | "to") => (
    <Labelled name={`${name}.${index}.${end}`} label={text[end]}>
      <input
        {...{
          id: `${name}.${index}.${end}`,
          name: `${name}.${index}.${end}`,
          type: "time",
          className: input,
          dir: "ltr",
        }}
        defaultValue={entered(`${name}.${index}.${end}`, times[index]?.[end] ?? "")}
      />
    </Labelled>
  );
  return Array.from({ length: rows }, (_, index) => `${name}.${index}`).map((key, index) => (
    <span key={key} className="flex items-end gap-2">
      {field(index, "from")}
      {field(index, "to")}
    </span>
  ));
}

interface LabelledProps {
  readonly name: string;
  readonly label: string;
  readonly children: React.ReactNode;
}
const Labelled = ({ name, label, children }: LabelledProps) => (
  <span className="block">
    <label htmlFor={name} className="block text-muted text-sm">
      {label}
    </label>
    {children}
  </span>
);

/** Names of the weekdays, from Sunday. The 7th of January 2024 was one. */
const weekdaysIn = (locale: string): string[] => {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 7 + day)));
};
