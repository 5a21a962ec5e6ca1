import type { FormFault } from "@/platform/forms/result";
import { idOf } from "./field";

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
