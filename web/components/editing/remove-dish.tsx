"use client";
import { type MenuChange, removeDish } from "@/app/actions/menus";
import { FaultNote } from "@/components/form/fault-note";
import { FormHead } from "@/components/form/form-head";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormAction } from "@/components/form/use-form-action";
import type { PlacedItem } from "@/lib/editing/menu";
import { filled } from "@/lib/forms/filled";
import { isolated } from "@/lib/restaurant/plain";
import type { MenuForms } from "./dish-form";
import { useAnnounce } from "./menu-editor";

/** Takes a dish off the menu; the second button, behind the first, is the confirmation. */
export function RemoveDish({ menu, item }: { readonly menu: MenuForms; readonly item: PlacedItem }) {
  const { form, restaurantId, text } = menu;
  const { fault, send } = useFormAction<MenuChange>(removeDish, form.lost, useAnnounce());
  const hidden = { restaurant_id: restaurantId, item_id: item.id, name: item.name };
  return (
    <details open={fault !== undefined} className="open:w-full">
      <summary className="w-fit py-1 text-danger text-sm">
        {filled(text.removeItem, { name: isolated(item.name) })}
      </summary>
      <form action={send} className="card mt-2 space-y-3">
        <FormHead locale={form.locale} idempotencyKey={`${form.idempotencyKey}-remove`} fault={fault} more={hidden} />
        <FaultNote fault={fault} signIn={form.signIn} />
        <p>{text.removeText}</p>
        <SubmitButton sending={form.sending} className="button-danger">
          {text.removeConfirm}
        </SubmitButton>
      </form>
    </details>
  );
}
