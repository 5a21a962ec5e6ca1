"use client";
import { type ComponentProps, useState } from "react";
import { TextField } from "@/ui/form/field";

type Props = ComponentProps<typeof TextField> & {
  /** What is offered while one writes. */
  readonly known: readonly string[];
};

/** Names between commas. Browsers offer a list for a whole input, so what stands before the last comma is put before each name. */
export function CuisinesField({ known, ...field }: Props) {
  const [before, setBefore] = useState("");
  const taken = before.toLowerCase();
  return (
    <>
      <TextField
        {...field}
        list="known-cuisines"
        onInput={(event) => setBefore(/^.*[,،]\s*/.exec(event.currentTarget.value)?.[0] ?? "")}
      />
      <datalist id="known-cuisines">
        {known
          .filter((name) => !taken.includes(name.toLowerCase()))
          .map((name) => (
            <option key={name} value={before + name} />
          ))}
      </datalist>
    </>
  );
}
