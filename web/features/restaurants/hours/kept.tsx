"use client";
import { readJson } from "@/platform/forms/form-data";
import type { Kept } from "./entered";
import { dateSaid, daysSaid, timesSaid } from "./said";
import type { HoursText } from "./text";
import type { RowProps } from "./times";
import { HOLIDAYS, type Span } from "./week";

interface Props extends RowProps {
  /** As JSON: it may have come back from a browser. */
  readonly kept: string;
  readonly locale: string;
}

/** What the form has no inputs for, in sentences: it stays as it is, or goes. */
export function KeptHours({ kept, entered, text, locale }: Props) {
  const sentences = keptSaid(readJson(kept) as Partial<Kept>, text, locale);
  return (
    <>
      <input type="hidden" name="hours.kept" value={kept} />
      {sentences.length > 0 && (
        <div className="note space-y-1">
          <p>{text.kept}</p>
          <ul className="list-disc ps-5">
            {sentences.map((sentence) => (
              <li key={sentence}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ul>
          <label htmlFor="hours.unkept" className="flex min-h-9 items-center gap-2">
            <input
              type="checkbox"
              className="size-5"
              id="hours.unkept"
              name="hours.unkept"
              value="on"
              defaultChecked={entered("hours.unkept", "") === "on"}
            />
            {text.unkept}
          </label>
        </div>
      )}
    </>
  );
}

/** Public holidays, and times that are longer than a day. */
function keptSaid({ regular, special }: Partial<Kept>, { said }: HoursText, locale: string): readonly string[] {
  const language = { locale, words: said };
  const sentence = (kind: keyof typeof said.kinds | undefined, when: string, times: readonly string[]) =>
    `${said.kinds[kind ?? "open"]}: ${when}, ${times.join(", ")}`;
  return [
    ...listOf(regular)
      .filter((span) => isSpan(span) && Number.isInteger(span.day))
      .map(({ kind, day, ...span }) =>
        sentence(kind, daysSaid([(day + 6) % 7], language), timesSaid([span], language)),
      ),
    ...listOf(special)
      .filter(({ date, spans = [] }) => isDate(date) && listOf(spans).every(isSpan))
      .map(({ kind, spans = [], note, ...day }) =>
        sentence(kind, dateSaid(day, language), [...timesSaid(spans, language), ...(note ? [note] : [])]),
      ),
  ];
}

const listOf = <Entry,>(entries: readonly Entry[] | undefined): readonly Entry[] =>
  Array.isArray(entries) ? entries.filter((entry) => typeof entry === "object" && entry !== null) : [];
const isSpan = ({ from, to }: Span): boolean => Number.isInteger(from) && Number.isInteger(to);
const isDate = (date: unknown): boolean =>
  date === HOLIDAYS ||
  (typeof date === "string" && Number.isFinite(Date.parse(date.length === 5 ? `2024-${date}` : date)));
