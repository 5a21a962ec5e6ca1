import type { FormOnPage } from "@/platform/forms/page";
import type { FormFault } from "@/platform/forms/result";
import type { Choice } from "@/platform/i18n/choices";
import type { Messages } from "@/platform/i18n/messages";
import { aspects } from "@/platform/rules";
import { CountedTextArea } from "@/ui/form/counted-text-area";
import { SelectField, TextField } from "@/ui/form/field";
import { aspectInput, type ReviewInputs } from "./content";
import { StarField } from "./star-field";

export interface ReviewFieldsProps {
  readonly form: FormOnPage;
  readonly text: Messages["reviews"]["form"];
  readonly fault: FormFault | undefined;
  readonly values: ReviewInputs;
  readonly languages: readonly Choice[];
  readonly required: string;
  readonly counter: string;
  /** Most characters of a long text. */
  readonly most: Readonly<Record<"text", number>>;
  /** The last day that a visit may have been on. */
  readonly lastDay: string;
}

export function ReviewFields(props: ReviewFieldsProps) {
  const { form, text, fault, values, languages, required, counter, most, lastDay } = props;
  return (
    <>
      <StarField fault={fault} value={values.rating} text={text} required={required} />
      <AspectFields {...{ text, fault, values }} />
      <TextField
        name="title"
        label={text.title}
        hint={text.titleHint}
        fault={fault}
        value={values.title}
        autoComplete="off"
      />
      <CountedTextArea
        name="text"
        label={text.text}
        hint={text.textHint}
        fault={fault}
        value={values.text}
        rows={8}
        most={most.text}
        counter={counter}
        locale={form.locale}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="visited_on"
          type="date"
          label={text.visitedOn}
          fault={fault}
          value={values.visited_on}
          max={lastDay}
        />
        <SelectField
          name="language"
          label={text.language}
          fault={fault}
          value={values.language}
          choices={[["", text.languageNone], ...languages]}
        />
      </div>
    </>
  );
}

/** What may be rated by itself. */
function AspectFields({ text, fault, values }: Pick<ReviewFieldsProps, "text" | "fault" | "values">) {
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{text.aspects}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {aspects.map((aspect) => (
          <SelectField
            key={aspect}
            name={aspectInput(aspect)}
            label={text[aspect]}
            fault={fault}
            value={values[aspectInput(aspect)]}
            choices={[["", text.notRated], ...starsIn(text)]}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Five stars first: most who rate one give many. */
const starsIn = (text: ReviewFieldsProps["text"]): Choice[] => [
  ["5", text.star5],
  ["4", text.star4],
  ["3", text.star3],
  ["2", text.star2],
  ["1", text.star1],
];
