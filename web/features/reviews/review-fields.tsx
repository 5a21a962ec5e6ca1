import type { FormFault } from "@/platform/forms/result";
import { CountedTextArea } from "@/ui/form/counted-text-area";
import { SelectField, TextField } from "@/ui/form/field";
import type { ReviewFormProps } from "./review-form";
import { StarField } from "./star-field";

type Props = Pick<
  ReviewFormProps,
  "form" | "text" | "values" | "languages" | "required" | "counter" | "most" | "lastDay"
> & { readonly fault: FormFault | undefined };

export function ReviewFields({ form, text, fault, values, languages, required, counter, most, lastDay }: Props) {
  return (
    <>
      <StarField fault={fault} value={values.rating} text={text} required={required} />
      <TextField
        name="title"
        label={text.title}
        hint={text.titleHint}
        fault={fault}
        value={values.title}
        maxLength={most.title}
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
