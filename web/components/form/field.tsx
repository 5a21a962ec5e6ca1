import type { ComponentProps, ReactNode } from "react";
import type { FormFault } from "@/lib/forms/result";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: FormFault | undefined;
  /** What is stored, shown until something else was entered. */
  readonly value?: string | number | null | undefined;
}
type Attributes<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "name" | "value" | "defaultValue"
>;

/** What was entered and refused, else what is stored. */
export const entered = ({ name, fault, value }: Pick<FieldProps, "name" | "fault" | "value">): string =>
  fault?.values[name]?.[0] ?? String(value ?? "");

/** The attributes that tie an input to its label, hint and error. */
export function tied({ name, hint, fault }: Pick<FieldProps, "name" | "hint" | "fault">) {
  const error = fault?.fields[name];
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ");
  return { id: name, name, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined };
}

/** A label, whatever is entered below it, what it is for, and what was wrong with it. */
export function Field({ name, label, hint, fault, children }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {children}
      <Hints name={name} hint={hint} fault={fault} />
    </div>
  );
}

export function Hints({ name, hint, fault }: Pick<FieldProps, "name" | "hint" | "fault">) {
  const error = fault?.fields[name];
  return (
    <>
      {error && (
        <p id={`${name}-error`} className="font-medium text-danger text-sm">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </>
  );
}

export function TextField({ name, label, hint, fault, value, ...input }: FieldProps & Attributes<"input">) {
  return (
    <Field {...{ name, label, hint, fault }}>
      <input
        className="input"
        type="text"
        dir="auto"
        {...input}
        {...tied({ name, hint, fault })}
        defaultValue={entered({ name, fault, value })}
      />
    </Field>
  );
}

export function TextAreaField({ name, label, hint, fault, value, ...area }: FieldProps & Attributes<"textarea">) {
  return (
    <Field {...{ name, label, hint, fault }}>
      <textarea
        className="input"
        dir="auto"
        rows={5}
        {...area}
        {...tied({ name, hint, fault })}
        defaultValue={entered({ name, fault, value })}
      />
    </Field>
  );
}

/** The first choice is nothing, unless one is required. */
export function SelectField({
  name,
  label,
  hint,
  fault,
  value,
  choices,
  ...select
}: FieldProps & Attributes<"select"> & { readonly choices: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Field {...{ name, label, hint, fault }}>
      <select
        className="input"
        {...select}
        {...tied({ name, hint, fault })}
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
