import type { ComponentProps, ReactNode } from "react";
import type { FormFault } from "@/lib/forms/result";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** Said after the label: that it is required, or optional. */
  readonly mark?: string | undefined;
  readonly hint?: string | undefined;
  readonly fault?: FormFault | undefined;
  /** What is stored, shown until something else was entered. */
  readonly value?: string | number | null | undefined;
  /** Tells forms on one page apart: their inputs have the same names, but need ids of their own. */
  readonly scope?: string | undefined;
}
type Tied = Pick<FieldProps, "name" | "hint" | "fault" | "scope">;
type Attributes<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "name" | "value" | "defaultValue"
>;

export const idOf = ({ name, scope }: Pick<FieldProps, "name" | "scope">): string =>
  scope ? `${scope}-${name}` : name;

/** What was entered and refused, else what is stored. */
export const entered = ({ name, fault, value }: Pick<FieldProps, "name" | "fault" | "value">): string =>
  fault?.values[name]?.[0] ?? String(value ?? "");

/** The attributes that tie an input to its label, hint and error. */
export function tied({ name, hint, fault, scope }: Tied) {
  const error = fault?.fields[name];
  const id = idOf({ name, scope });
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return { id, name, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined };
}

/** A label, whatever is entered below it, what it is for, and what was wrong with it. */
export function Field({ label, mark, children, ...field }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={idOf(field)} className="block font-semibold">
        {label} {mark && <span className="font-normal text-muted text-sm">{mark}</span>}
      </label>
      {children}
      <Hints {...field} />
    </div>
  );
}

function Hints({ name, hint, fault, scope }: Tied) {
  const error = fault?.fields[name];
  const id = idOf({ name, scope });
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="font-medium text-danger text-sm">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </>
  );
}

export function TextField({
  name,
  label,
  mark,
  hint,
  fault,
  value,
  scope,
  ...input
}: FieldProps & Attributes<"input">) {
  return (
    <Field {...{ name, label, mark, hint, fault, scope }}>
      <input
        className="input"
        type="text"
        dir="auto"
        {...input}
        {...tied({ name, hint, fault, scope })}
        defaultValue={entered({ name, fault, value })}
      />
    </Field>
  );
}

export function TextAreaField({
  name,
  label,
  mark,
  hint,
  fault,
  value,
  scope,
  ...area
}: FieldProps & Attributes<"textarea">) {
  return (
    <Field {...{ name, label, mark, hint, fault, scope }}>
      <textarea
        className="input"
        dir="auto"
        rows={5}
        {...area}
        {...tied({ name, hint, fault, scope })}
        defaultValue={entered({ name, fault, value })}
      />
    </Field>
  );
}

type Choices = readonly (readonly [value: string, label: string])[];

/** The first choice is nothing, unless one is required. */
export function SelectField({
  name,
  label,
  mark,
  hint,
  fault,
  value,
  scope,
  choices,
  ...select
}: FieldProps & Attributes<"select"> & { readonly choices: Choices }) {
  return (
    <Field {...{ name, label, mark, hint, fault, scope }}>
      <select
        className="input"
        {...select}
        {...tied({ name, hint, fault, scope })}
        defaultValue={entered({ name, fault, value })}
        // React keeps a select's old choice when the form is shown again with another default.
        key={entered({ name, fault, value })}
      >
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
