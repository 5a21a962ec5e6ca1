"use client";
import { useFormAction } from "@/ui/form/use-form-action";
import { addDish, type MenuChange } from "./actions";
import { DishForm, type MenuForms } from "./dish-form";
import { useAnnounce } from "./menu-editor";

/** A new dish. `suffix` makes its id its own; the next dish begins in the same section. */
export function AddDish({ menu, suffix }: { readonly menu: MenuForms; readonly suffix: string }) {
  const { fault, success, send } = useFormAction<MenuChange>(addDish, menu.form.lost, useAnnounce());
  return (
    <DishForm
      {...{ menu, fault, send }}
      scope="new"
      idempotencyKey={`${menu.form.idempotencyKey}-add`}
      hidden={{ suffix, item_id: "" }}
      section={success?.section ?? ""}
      submit={menu.text.add}
    />
  );
}
