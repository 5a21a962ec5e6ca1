"use client";
import { useEffect } from "react";
import { type MenuChange, moveDish } from "@/app/actions/menus";
import { FaultNote } from "@/components/form/fault-note";
import { FormHead } from "@/components/form/form-head";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormAction } from "@/components/form/use-form-action";
import type { Direction, PlacedItem } from "@/lib/editing/menu";
import { filled } from "@/lib/forms/filled";
import type { MenuForms } from "./dish-form";
import { useAnnounce } from "./menu-editor";

interface Props {
  readonly menu: MenuForms;
  readonly item: PlacedItem;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}
const buttonId = (item: PlacedItem, direction: Direction) => `${direction}-${item.id}`;

/** Up and down within the section. */
export function MoveDish({ menu, item, isFirst, isLast }: Props) {
  return (
    <div className="flex shrink-0 gap-1">
      {!isFirst && <Move menu={menu} item={item} direction="up" />}
      {!isLast && <Move menu={menu} item={item} direction="down" />}
    </div>
  );
}

function Move({ menu, item, direction }: Pick<Props, "menu" | "item"> & { readonly direction: Direction }) {
  const { form, restaurantId, text } = menu;
  const { fault, success, send } = useFormAction<MenuChange>(moveDish, form.lost, useAnnounce());
  const id = buttonId(item, direction);
  useEffect(() => {
    // The row has moved, and a browser takes the focus from what moves.
    if (success) document.getElementById(id)?.focus();
  }, [success, id]);
  const hidden = {
    restaurant_id: restaurantId,
    item_id: item.id,
    name: item.name,
    position: String(item.position),
    direction,
  };
  const key = `${form.idempotencyKey}-${direction}-${item.id}`;
  return (
    <form action={send}>
      <FormHead locale={form.locale} idempotencyKey={key} fault={undefined} more={hidden} />
      <FaultNote fault={fault} signIn={form.signIn} />
      <SubmitButton
        id={id}
        sending={<Arrow direction={direction} />}
        className="button min-h-9 px-3 py-1"
        aria-label={filled(text[direction], { name: item.name })}
      >
        <Arrow direction={direction} />
      </SubmitButton>
    </form>
  );
}

const paths: Readonly<Record<Direction, string>> = { up: "m1 7 5-5 5 5", down: "m1 1 5 5 5-5" };

function Arrow({ direction }: { readonly direction: Direction }) {
  return (
    <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
      <path d={paths[direction]} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
