"use client";
import type { ReactNode } from "react";
import type { HoursText } from "./text";
import type { TimeInputs } from "./time-inputs";

/** What the parts of the form have in common. */
export interface RowProps {
  /** What was entered and refused, else what is stored. */
  readonly entered: (name: string, stored: string) => string;
  readonly text: HoursText;
}

interface Props extends RowProps {
  readonly name: string;
  readonly rows: number;
  readonly times: readonly TimeInputs[];
}

/** Most times of one day, as the API takes them. */
export const MOST_ROWS = 7;

/** Rows of times: those that there are and one more, two at least. */
export const rowsFor = (times: readonly TimeInputs[]): number => Math.min(MOST_ROWS, Math.max(2, times.length + 1));

/** Times of a day, each from when until when: what stands between the two says which is which, and their names say it aloud. */
export function Times({ name, rows, times, entered, text }: Props) {
  const field = (row: string, end: "from" | "to", stored: string, isMissing: boolean) => (
    <>
      <label htmlFor={`${row}.${end}`} className="sr-only">
        {text[end]}
      </label>
      <input
        {...{ id: `${row}.${end}`, name: `${row}.${end}`, type: "time", dir: "ltr" }}
        className="input w-32 px-2"
        {...(isMissing && { "aria-invalid": true, "aria-describedby": "hours-error" })}
        defaultValue={entered(`${row}.${end}`, stored)}
      />
    </>
  );
  return Array.from({ length: rows }, (_, index) => `${name}.${index}`).map((row, index) => {
    const { from = "", to = "" } = times[index] ?? {};
    const [hasFrom, hasTo] = [entered(`${row}.from`, from) !== "", entered(`${row}.to`, to) !== ""];
    return (
      <span key={row} className="flex items-center gap-1.5">
        {field(row, "from", from, hasTo && !hasFrom)}
        <span aria-hidden="true">–</span>
        {field(row, "to", to, hasFrom && !hasTo)}
      </span>
    );
  });
}

interface LabelledProps {
  readonly name: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** An input with its name above it. */
export const Labelled = ({ name, label, children }: LabelledProps) => (
  <span className="block">
    <label htmlFor={name} className="block text-muted text-sm">
      {label}
    </label>
    {children}
  </span>
);
