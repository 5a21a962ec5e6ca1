import { textOf } from "@/platform/forms/form-data";
import { MINUTES_OF_DAY } from "../../../platform/rules.ts";
import type { Span } from "./week.ts";

/** From when until when, as inputs for times have it: `18:00`; empty where nothing was entered. */
export interface TimeInputs {
  readonly from: string;
  readonly to: string;
}

/** Minutes since midnight as an input for times has them. */
export const clockInput = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The spans of a day. A time that is missing is no number, which the API refuses. What ends no later than it begins goes on into the next day. */
export function spansIn(form: FormData, name: string, most: number): Span[] {
  return Array.from({ length: most }, (_, index) => [
    textOf(form, `${name}.${index}.from`),
    textOf(form, `${name}.${index}.to`),
  ]).flatMap(([begin = null, end = null]) => {
    if (begin === null && end === null) return [];
    const [from, to] = [minutesOf(begin), minutesOf(end)];
    return [{ from, to: to > from ? to : to + MINUTES_OF_DAY }];
  });
}

function minutesOf(time: string | null): number {
  const [, hours, minutes] = /^(\d\d?):(\d\d)/.exec(time ?? "") ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}
