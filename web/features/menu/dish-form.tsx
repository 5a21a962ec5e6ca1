"use client";
import type { FormFault } from "@/platform/forms/result";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { StoredNote } from "@/ui/form/stored-note";
import { SubmitButton } from "@/ui/form/submit-button";
import { DishFields, type MenuForms } from "./dish-fields";
import type { PlacedItem } from "./dishes";

interface Props {
  readonly menu: MenuForms;
  readonly fault: FormFault | undefined;
  readonly send: (form: FormData) => void;
  readonly scope: string;
  readonly idempotencyKey: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly item?: PlacedItem;
  readonly section: string;
  readonly submit: string;
}

/** The form of a dish, of a new one or of one on the menu. */
export function DishForm({ menu, fault, send, scope, idempotencyKey, hidden, submit, ...dish }: Props) {
  const { form, restaurantId, text } = menu;
  const labels = {
    name: text.name,
    section: text.section,
    description: text.description,
    "price.amount": text.amount,
    "price.currency": text.currency,
    dietary: text.dietary,
    available: text.available,
  };
  const more = { restaurant_id: restaurantId, ...hidden };
  return (
    <form action={send} noValidate className="space-y-5">
      <FormHead locale={form.locale} idempotencyKey={idempotencyKey} fault={fault} more={more} />
      <FaultNote fault={fault} signIn={form.signIn} labels={labels} scope={scope}>
        <StoredNote fault={inWords(fault, menu)} labels={labels} text={text} />
      </FaultNote>
      <DishFields menu={menu} fault={fault} scope={scope} {...dish} />
      <SubmitButton sending={form.sending}>{submit}</SubmitButton>
    </form>
  );
}

/** The fault with what is stored in words: the labels of boxes in place of their values. */
function inWords(fault: FormFault | undefined, { text, marks }: MenuForms): FormFault | undefined {
  if (!fault?.stored) return fault;
  const { dietary, available, ...stored } = fault.stored;
  const names = (dietary ?? "").split(", ").map((mark) => marks[mark as keyof typeof marks] ?? mark);
  return {
    ...fault,
    stored: {
      ...stored,
      ...(dietary !== undefined && { dietary: names.join(", ") }),
      ...(available !== undefined && { available: available === "true" ? text.available : text.unavailable }),
    },
  };
}
