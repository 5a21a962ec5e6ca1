"use client";
import { type ComponentProps, useState } from "react";
import { fillIn } from "@/platform/i18n/plain-text";
import { inputValue, TextAreaField } from "./field";
import { useScripts } from "./use-scripts";

type Props = ComponentProps<typeof TextAreaField> & {
  readonly most: number;
  /** "{count} of {most} characters" */
  readonly counter: string;
  readonly locale: string;
};

/** As the API counts: `length` would count an emoji twice or more. */
const charactersOf = (text: string): number => [...text.trim()].length;

/** A longer text with how long it is. Nothing is cut off: who pastes too much sees by how much, and loses nothing. */
export function CountedTextArea({ most, counter, locale, ...field }: Props) {
  const [length, setLength] = useState(() => charactersOf(inputValue(field)));
  const isAlive = useScripts();
  const { format } = new Intl.NumberFormat(locale);
  return (
    <div>
      <TextAreaField {...field} onInput={(event) => setLength(charactersOf(event.currentTarget.value))} />
      {isAlive && (
        <p className={`mt-1 text-end text-sm tabular-nums ${length > most ? "font-medium text-danger" : "text-muted"}`}>
          {fillIn(counter, { count: format(length), most: format(most) })}
        </p>
      )}
    </div>
  );
}
