import type { ComponentProps, ReactNode } from "react";
import type { FormFault } from "@/platform/forms/result";

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
type InputProps = Pick<FieldProps, "name" | "hint" | "fault" | "scope">;
type Attributes<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "name" | "value" | "defaultValue"
>;

export const idOf = ({ name, scope }: Pick<FieldProps, "name" | "scope">): string =>
  scope ? `${scope}-${name}` : name;

/** What was entered and refused, else what is stored. */
export const inputValue = ({ name, fault, value }: Pick<FieldProps, "name" | "fault" | "value">): string =>
  fault?.values[name]?.[0] ?? String(value ?? "");

/** The attributes that tie an input to its label, hint and error. */
export function inputAttributes({ name, hint, fault, scope }: InputProps) {
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

function Hints({ name, hint, fault, scope }: InputProps) {
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

/** What is said around an input, and what is the input's own. */
function splitProps<Props extends FieldProps>({ name, label, mark, hint, fault, value, scope, ...own }: Props) {
  return [{ name, label, mark, hint, fault, value, scope }, own] as const;
}

export function TextField(props: FieldProps & Attributes<"input">) {
  const [field, input] = splitProps(props);
  return (
    <Field {...field}>
      <input
        className="input"
        type="text"
        dir="auto"
        {...input}
        {...inputAttributes(field)}
        defaultValue={inputValue(field)}
      />
    </Field>
  );
}

export function TextAreaField(props: FieldProps & Attributes<"textarea">) {
  const [field, area] = splitProps(props);
  return (
    <Field {...field}>
      <textarea
        className="input"
        dir="auto"
        rows={5}
        {...area}
        {...inputAttributes(field)}
        defaultValue={inputValue(field)}
      />
    </Field>
  );
}

type Choices = readonly (readonly [value: string, label: string])[];

/** The first choice is nothing, unless one is required. */
export function SelectField(props: FieldProps & Attributes<"select"> & { readonly choices: Choices }) {
  const [field, { choices, ...select }] = splitProps(props);
  const chosen = inputValue(field);
  return (
    <Field {...field}>
      {/* React keeps a select's old choice when the form is shown again with another default: hence the key. */}
      <select className="input" {...select} {...inputAttributes(field)} defaultValue={chosen} key={chosen}>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface Props {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly fault: FormFault | undefined;
  /** As it is stored, until something else was entered. */
  readonly checked: boolean;
  readonly scope?: string | undefined;
}

/** A box to tick. Several of one name are one list. */
export function CheckBox({ name, value, label, fault, checked, scope }: Props) {
  const id = idOf({ name: `${name}-${value}`, scope });
  return (
    <label htmlFor={id} className="flex min-h-9 w-fit cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        className="size-5"
        id={id}
        name={name}
        value={value}
        defaultChecked={fault ? (fault.values[name]?.includes(value) ?? false) : checked}
      />
      {label}
    </label>
  );
}
