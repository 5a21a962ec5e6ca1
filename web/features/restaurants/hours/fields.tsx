"use client";
import { useMemo } from "react";
import type { FormFault } from "@/platform/forms/result";
import { type HoursKind, hoursKinds } from "@/platform/rules";
import { hoursIn, hoursInputs } from "./entered";
import { KeptHours } from "./kept";
import { weekSaid } from "./said";
import { SpecialDays } from "./special-days";
import type { HoursText } from "./text";
import { Labelled } from "./times";
import { WeekFields } from "./week-fields";

interface Props {
  readonly fault: FormFault | undefined;
  /** As the form remembers them. */
  readonly value: string;
  readonly text: HoursText;
  readonly locale: string;
}

/** When it is open, day by day, and what else has its times: what scripts add is buttons that copy and that add a time. */
export function HoursFields({ fault, value, text, locale }: Props) {
  const { weeks, special, text: note, kept } = useMemo(() => hoursInputs(value), [value]);
  const entered = (name: string, stored: string) => fault?.values[name]?.[0] ?? stored;
  const wrong = fault?.fields.hours;
  const shared = { entered, text, locale };
  const isEntered = (kind: HoursKind) =>
    Object.entries(fault?.values ?? {}).some(([name, [said]]) => name.startsWith(`hours.${kind}.`) && said);
  const summaryOf = (kind: HoursKind) => weekSaid(hoursIn(value), kind, { locale, words: text.said });
  return (
    <fieldset
      id="hours"
      className="min-w-0 space-y-4"
      aria-describedby={wrong ? "hours-error hours-hint" : "hours-hint"}
    >
      <legend className="font-semibold">{text.title}</legend>
      <p id="hours-hint" className="text-muted text-sm">
        {text.hint}
      </p>
      {wrong && (
        <p id="hours-error" className="font-medium text-danger text-sm">
          {wrong}
        </p>
      )}
      <WeekFields {...shared} kind="open" days={weeks.open} />
      <div className="border-line border-t pt-3">
        <h3 className="text-base">{text.others}</h3>
        <p className="text-muted text-sm">{text.othersHint}</p>
        {hoursKinds.map(
          (kind) =>
            kind !== "open" && (
              <details key={kind} open={isEntered(kind)}>
                <summary className="w-fit py-2">
                  <span className="font-medium">{text.said.kinds[kind]}</span>{" "}
                  <span className="text-muted text-sm">{summaryOf(kind)}</span>
                </summary>
                <fieldset className="min-w-0 pb-4">
                  <legend className="sr-only">{text.said.kinds[kind]}</legend>
                  <WeekFields {...shared} kind={kind} days={weeks[kind]} />
                </fieldset>
              </details>
            ),
        )}
      </div>
      <SpecialDays {...shared} special={special} />
      <KeptHours {...shared} kept={entered("hours.kept", JSON.stringify(kept))} />
      <Labelled name="hours.text" label={text.remark}>
        <input
          {...{ id: "hours.text", name: "hours.text", className: "input", dir: "auto", autoComplete: "off" }}
          defaultValue={entered("hours.text", note)}
        />
      </Labelled>
    </fieldset>
  );
}
