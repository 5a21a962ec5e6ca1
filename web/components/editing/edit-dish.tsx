"use client";
import { useRef } from "react";
import { type MenuChange, saveDish } from "@/app/actions/menus";
import { useFormAction } from "@/components/form/use-form-action";
import { dishInputs, type PlacedItem } from "@/lib/editing/menu";
import { filled } from "@/lib/forms/filled";
import { isolated } from "@/lib/restaurant/plain";
import { DishForm, type MenuForms } from "./dish-form";
import { useAnnounce } from "./menu-editor";

/** A dish that is on the menu; closes itself once it is saved. */
export function EditDish({ menu, item }: { readonly menu: MenuForms; readonly item: PlacedItem }) {
  const details = useRef<HTMLDetailsElement>(null);
  const announce = useAnnounce();
  const { fault, send } = useFormAction<MenuChange>(saveDish, menu.form.lost, (change) => {
    if (details.current) details.current.open = false;
    details.current?.querySelector("summary")?.focus();
    announce(change);
  });
  return (
    <details ref={details} open={fault !== undefined} className="open:w-full">
      <summary className="link w-fit py-1 text-sm">{filled(menu.text.editItem, { name: isolated(item.name) })}</summary>
      <div className="card mt-2">
        <DishForm
          {...{ menu, fault, send, item }}
          scope={item.id}
          idempotencyKey={`${menu.form.idempotencyKey}-save`}
          hidden={{ item_id: item.id, seen: JSON.stringify(dishInputs(item)) }}
          section={item.section}
          submit={menu.text.save}
        />
      </div>
    </details>
  );
}
