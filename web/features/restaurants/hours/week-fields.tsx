"use client";
import { type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { HoursKind } from "@/platform/rules";
import { useScripts } from "@/ui/form/use-scripts";
import { dayName } from "./entered";
import type { TimeInputs } from "./time-inputs";
import { MOST_ROWS, type RowProps, rowsFor, Times } from "./times";
import { WEEK } from "./week";

interface Props extends RowProps {
  readonly kind: HoursKind;
  /** By weekday, 0 being Sunday. */
  readonly days: readonly (readonly TimeInputs[])[];
  readonly locale: string;
}

/** The week of one kind of hours, day by day. */
export function WeekFields({ kind, days, locale, ...shared }: Props) {
  const week = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState("");
  const [least, setLeast] = useState(0);
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  // The 7th of January 2024 was a Sunday.
  const labelOf = (day: number) => name.format(Date.UTC(2024, 0, 7 + day));
  const copy = (from: number) => {
    const values = timesOn(week, from);
    flushSync(() => setLeast(Math.ceil(values.length / 2)));
    fill(week, values);
    setCopied(shared.text.copied.replace("{day}", labelOf(WEEK[from] ?? 0)));
  };
  return (
    <div ref={week} className="space-y-2">
      {WEEK.map((day, index) => (
        <DayRow
          key={day}
          {...shared}
          name={dayName(kind, day)}
          isFirst={index === 0}
          label={labelOf(day)}
          times={days[day] ?? []}
          least={least}
          copy={() => copy(index)}
        />
      ))}
      <p role="status" className="sr-only">
        {copied}
      </p>
    </div>
  );
}

interface DayProps extends RowProps {
  readonly name: string;
  readonly label: string;
  readonly isFirst: boolean;
  readonly times: readonly TimeInputs[];
  /** Rows that it has in any case. */
  readonly least: number;
  readonly copy: () => void;
}

function DayRow({ name, label, isFirst, times, least, copy, ...row }: DayProps) {
  const isAlive = useScripts();
  const [more, setMore] = useState(0);
  const rows = Math.min(MOST_ROWS, Math.max(rowsFor(times), least) + more);
  const { text } = row;
  return (
    <fieldset className="min-w-0 border-line border-t pt-2" data-day={name}>
      <legend className="float-start w-full pb-1 font-medium sm:w-28 sm:pt-2.5">{label}</legend>
      <div className="clear-both min-w-0 space-y-1 sm:clear-none sm:ms-28">
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          <Times {...row} name={name} times={times} rows={rows} />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 text-sm">
          {!isFirst && (
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
          {isAlive && rows < MOST_ROWS && (
            <button type="button" className="link min-h-9" onClick={() => setMore(more + 1)}>
              {text.moreTimes} <span className="sr-only">{label}</span>
            </button>
          )}
          {isAlive && (
            <button type="button" className="link min-h-9" onClick={copy}>
              {text.copy} <span className="sr-only">{label}</span>
            </button>
          )}
        </div>
      </div>
    </fieldset>
  );
}

type Week = RefObject<HTMLElement | null>;

const rowsOf = ({ current }: Week): readonly Element[] => [...(current?.querySelectorAll("[data-day]") ?? [])];
const inputsOf = (row: Element | undefined): readonly HTMLInputElement[] => [
  ...(row?.querySelectorAll<HTMLInputElement>("input[type=time]") ?? []),
];
const isSame = (row: Element | undefined): boolean =>
  row?.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked ?? false;

/** The times of a day up to the last one that was entered; of one that is as the day before, those of that. */
function timesOn(week: Week, index: number): readonly string[] {
  const row = rowsOf(week)[index];
  if (index > 0 && isSame(row)) return timesOn(week, index - 1);
  const values = inputsOf(row).map(({ value }) => value);
  return values.slice(0, values.findLastIndex((value) => value !== "") + 1);
}

/** Puts times into all days. */
function fill(week: Week, values: readonly string[]): void {
  for (const row of rowsOf(week)) {
    for (const [index, input] of inputsOf(row).entries()) input.value = values[index] ?? "";
  }
}
