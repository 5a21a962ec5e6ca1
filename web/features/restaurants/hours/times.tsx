"use client";
import type { ReactNode } from "react";
import type { HoursText } from "./fields";
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

/** Times of a day, each from when until when. */
export function Times({ name, rows, times, entered, text }: Props) {
  return Array.from({ length: rows }, (_, index) => `${name}.${index}`).map((row, index) => (
    <span key={row} className="flex items-end gap-2">
      {(["from", "to"] as const).map((end) => (
        <Labelled key={end} name={`${row}.${end}`} label={text[end]}>
          <input
            {...{ id: `${row}.${end}`, name: `${row}.${end}`, type: "time", className: "input w-auto", dir: "ltr" }}
            defaultValue={entered(`${row}.${end}`, times[index]?.[end] ?? "")}
          />
        </Labelled>
      ))}
    </span>
  ));
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
