import type { FormOnPage } from "@/platform/forms/page";
import type { FormFault } from "@/platform/forms/result";
import type { Messages } from "@/platform/i18n/messages";
import { CountedTextArea } from "@/ui/form/counted-text-area";
import { CheckBox, TextField } from "@/ui/form/field";
import type { PlacedItem } from "./dishes";
import { decimalOf } from "./price";

/** What all forms of a menu share. */
export interface MenuForms {
  readonly form: FormOnPage;
  readonly restaurantId: string;
  /** Of the menu as the page shows it. */
  readonly version: number;
  readonly text: Messages["editing"]["menu"] & Pick<Messages["editing"]["form"], "storedNow" | "storedNothing">;
  readonly marks: Messages["restaurant"]["menu"]["mark"];
  readonly required: string;
  readonly counter: string;
  /** Most characters of a long text. */
  readonly most: Readonly<Record<"description", number>>;
  /** The currency that a new dish begins with. */
  readonly currency: string;
}

interface Props {
  readonly menu: MenuForms;
  readonly fault: FormFault | undefined;
  readonly scope: string;
  /** The dish as it is stored; a new one has none. */
  readonly item?: PlacedItem;
  readonly section: string;
}

/** The ids of the lists of suggestions, which the page has once. */
export const SECTIONS = "menu-sections";
export const CURRENCIES = "currencies";

/** The form of a dish opens at somebody's request, so the focus goes into it. */
const focused = { autoFocus: true };

export function DishFields(props: Props) {
  const { menu, fault, scope, item } = props;
  const { text, most, counter, form } = menu;
  return (
    <>
      <Names {...props} />
      <CountedTextArea
        name="description"
        fault={fault}
        scope={scope}
        autoComplete="off"
        label={text.description}
        rows={2}
        value={item?.description}
        most={most.description}
        counter={counter}
        locale={form.locale}
      />
      <Price {...props} />
      <Marks {...props} />
      <CheckBox
        name="available"
        value="on"
        label={text.available}
        fault={fault}
        scope={scope}
        checked={item?.available ?? true}
      />
    </>
  );
}

function Names({ menu: { text, required }, fault, scope, item, section }: Props) {
  const common = { fault, scope, mark: required, required: true, autoComplete: "off" };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField {...common} {...(item && focused)} name="name" label={text.name} value={item?.name} />
      <TextField
        {...common}
        name="section"
        label={text.section}
        hint={text.sectionHint}
        list={SECTIONS}
        value={section}
      />
    </div>
  );
}

function Price({ menu: { text, required, currency, form }, fault, scope, item }: Props) {
  const price = item?.price;
  const common = { fault, scope, mark: required, required: true, autoComplete: "off", dir: "ltr" };
  return (
    <div className="grid grid-cols-2 gap-5">
      <TextField
        {...common}
        name="price.amount"
        label={text.amount}
        inputMode="decimal"
        value={price && decimalOf(price.amount, price.currency, form.locale)}
      />
      <TextField
        {...common}
        name="price.currency"
        label={text.currency}
        hint={text.currencyHint}
        list={CURRENCIES}
        className="input uppercase"
        value={price?.currency ?? currency}
      />
    </div>
  );
}

function Marks({ menu: { text, marks }, fault, scope, item }: Props) {
  const stored: readonly string[] = item?.dietary ?? [];
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{text.dietary}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {Object.entries(marks).map(([mark, label]) => (
          <CheckBox
            key={mark}
            name="dietary"
            value={mark}
            label={label}
            fault={fault}
            scope={scope}
            checked={stored.includes(mark)}
          />
        ))}
      </div>
    </fieldset>
  );
}
