"use client";
import { useRouter } from "next/navigation";
import { fillIn, isolate } from "@/platform/i18n/plain-text";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { addDish, type MenuChange, removeDish, saveDish } from "./actions";
import type { MenuForms } from "./dish-fields";
import { DishForm } from "./dish-form";
import { dishInputs, editLinkId, type PlacedItem } from "./dishes";
import { useAnnounce } from "./menu-editor";

interface Props {
  readonly menu: MenuForms;
  readonly item: PlacedItem;
  /** The menu's page without this form, in the page's language. */
  readonly menuPath: string;
}

/** A dish that is on the menu: to change it, or to take it off. */
export function EditDish({ menu, item, menuPath }: Props) {
  const { text } = menu;
  return (
    <div className="card space-y-5">
      <SaveDish {...{ menu, item, menuPath }} />
      <RemoveDish {...{ menu, item, menuPath }} />
      <p>
        <a href={`${menuPath}#${editLinkId(item.id)}`} className="link inline-block py-1">
          {text.cancel}
        </a>
      </p>
    </div>
  );
}

/** Says what was done, and shows the menu without the form. */
function useDone(menuPath: string) {
  const [announce, router] = [useAnnounce(), useRouter()];
  return (change: MenuChange) => {
    announce(change);
    router.replace(menuPath, { scroll: false });
  };
}

function SaveDish({ menu, item, menuPath }: Props) {
  const { fault, send } = useFormAction<MenuChange>(saveDish, menu.form.lost, useDone(menuPath));
  return (
    <DishForm
      {...{ menu, fault, send, item }}
      scope={item.id}
      idempotencyKey={`${menu.form.idempotencyKey}-save`}
      hidden={{
        item_id: item.id,
        version: String(menu.version),
        seen: JSON.stringify(dishInputs(item, menu.form.locale)),
      }}
      section={item.section}
      submit={menu.text.save}
    />
  );
}

/** Takes two presses: the first one shows the button that removes the dish. */
function RemoveDish({ menu, item, menuPath }: Props) {
  const { form, restaurantId, text } = menu;
  const { fault, send } = useFormAction<MenuChange>(removeDish, form.lost, useDone(menuPath));
  const hidden = { restaurant_id: restaurantId, item_id: item.id, name: item.name };
  return (
    <details open={fault !== undefined} className="border-line border-t pt-4">
      <summary className="w-fit py-1 text-danger">{fillIn(text.removeItem, { name: isolate(item.name) })}</summary>
      <form action={send} className="mt-3 space-y-3">
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

/** The form of a new dish. `suffix` makes its id unique; the next dish begins in the same section. */
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
