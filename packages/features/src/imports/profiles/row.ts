import { AppError } from "@bellyfed/core/error";
import { type Fault, type FieldError, faultOf, fieldError } from "@bellyfed/core/fault";
import { withoutHidden } from "@bellyfed/core/visible";
import * as v from "valibot";
import type { DraftedDish } from "./dishes.ts";
import type { Unchecked } from "./leave-out.ts";

/** What holds for rows that do not say it. */
export interface Defaults {
  readonly city: string | null;
}

/** What a profile makes of a row before it is validated. Throws AppError `invalid`, with pointers into the row, for what it cannot map. */
export type Draft = (row: unknown, defaults: Defaults) => Drafted;

export interface Drafted extends Omit<Unchecked, "restaurant"> {
  /** null: the row says dishes alone. */
  readonly restaurant: object | null;
  readonly dishes?: readonly DraftedDish[];
  /** What the profile itself left out, by the source's names. */
  readonly notes?: readonly FieldError[];
}

/** A source's shape of rows. */
export interface Profile {
  readonly draft: Draft;
  /** Where a field of the record came from, for messages: its own name of the longest matching path. */
  readonly origins: Readonly<Record<string, string>>;
}

/** What is wrong at one place in the source's own terms (`address.coord`). */
export const wrongAt = (field: string, fault: Fault): FieldError =>
  fieldError(field && `/${field.replaceAll(".", "/")}`, fault);

/** A row that cannot be mapped, for one reason at one place. */
export function unmappable(field: string, fault: Fault): AppError {
  const error = wrongAt(field, fault);
  return new AppError("invalid", "import.row", `${field} ${error.message}`, [error]);
}

/** The value as an object. Throws AppError `import.row` for anything else. */
export function objectOf(value: unknown, field = ""): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw unmappable(field, faultOf("wrong_type", { expected: "object" }));
}

/** A number or a boolean as its text, a list with `;` between; empty for what is none of these. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value))
    return value.flatMap((each: unknown) => (Array.isArray(each) ? [] : wordsOf(each) || [])).join(";");
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return "";
  return String(value)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** A cell's line breaks and tabs, with the blanks around them, as one blank. A byte order mark is none of them, whatever the engine says. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\s]+/gu, (between) => (/[^\p{Zs}\ufeff]/u.test(between) ? " " : between));

/** Whether a field would be taken with this value, once it is without what nobody sees. */
export const isUsable = (field: v.GenericSchema, value: unknown): boolean =>
  v.is(field, typeof value === "string" ? withoutHidden(value) : value);

/** The first of these that can be used; else the first that is there, so that it can be said what is wrong with it. */
export const firstUsable = (field: v.GenericSchema, values: readonly unknown[]): unknown =>
  values.find((value) => isUsable(field, value)) ?? values.find((value) => value !== undefined && value !== null);
