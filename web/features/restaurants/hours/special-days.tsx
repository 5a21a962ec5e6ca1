"use client";
import { hoursKinds } from "@/platform/rules";
import { MORE_SPECIAL, type SpecialInputs } from "./entered";
import { Labelled, type RowProps, rowsFor, Times } from "./times";

interface Props extends RowProps {
  readonly special: readonly SpecialInputs[];
}

const input = "input w-auto";

/** Days that are not like every week: those that there are, and rows for more. */
export function SpecialDays({ special, ...shared }: Props) {
  const { text } = shared;
  return (
    <div className="space-y-3 border-line border-t pt-3">
      <h3 className="text-base">{text.special}</h3>
      <p className="text-muted text-sm">{text.specialHint}</p>
      {Array.from({ length: special.length + MORE_SPECIAL }, (_, index) => `hours.special.${index}`).map(
        (name, index) => (
          <SpecialRow key={name} {...shared} name={name} label={`${text.special} ${index + 1}`} day={special[index]} />
        ),
      )}
    </div>
  );
}

interface RowOfProps extends RowProps {
  readonly name: string;
  readonly label: string;
  readonly day: SpecialInputs | undefined;
}

function SpecialRow({ name, label, day, ...shared }: RowOfProps) {
  const { entered, text } = shared;
  const kind = entered(`${name}.kind`, day?.kind ?? "open");
  return (
    <fieldset className="flex min-w-0 flex-wrap items-end gap-x-4 gap-y-2 border-line border-t pt-3">
      <legend className="sr-only">{label}</legend>
      <Labelled name={`${name}.date`} label={text.date}>
        <input
          {...{
            id: `${name}.date`,
            name: `${name}.date`,
            className: `${input} max-w-36`,
            dir: "ltr",
            autoComplete: "off",
          }}
          defaultValue={entered(`${name}.date`, day?.date ?? "")}
        />
      </Labelled>
      <Labelled name={`${name}.kind`} label={text.kind}>
        <select id={`${name}.kind`} name={`${name}.kind`} className={input} defaultValue={kind} key={kind}>
          {hoursKinds.map((each) => (
            <option key={each} value={each}>
              {text.said.kinds[each]}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled name={`${name}.note`} label={text.note}>
        <input
          {...{ id: `${name}.note`, name: `${name}.note`, className: input, dir: "auto", autoComplete: "off" }}
          defaultValue={entered(`${name}.note`, day?.note ?? "")}
        />
      </Labelled>
      <Times {...shared} name={name} times={day?.times ?? []} rows={rowsFor(day?.times ?? [])} />
    </fieldset>
  );
}
