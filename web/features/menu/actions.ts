"use server";
import { redirect } from "next/navigation";
import { menuNow, showMenu } from "@/platform/after-write";
import { api, MAX_POSITION, MAX_PRICE, slugOf } from "@/platform/api";
import { isScripted, localeOf, requiredText, textOf, valuesOf } from "@/platform/forms/form-data";
import type { FormFault, FormState } from "@/platform/forms/result";
import { submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import {
  changedMeanwhile,
  dishAt,
  dishInputs,
  dishOf,
  newItemId,
  placedItems,
  placementsOf,
  showsDish,
  untouchedInputs,
} from "./dishes";
import { decimalOf } from "./price";

/** What was done with which dish. */
export interface MenuChange {
  readonly done: "added" | "saved" | "removed" | "moved";
  readonly id: string;
  readonly name: string;
  /** Where it is, for the next one to begin with. */
  readonly section?: string;
}
type State = FormState<MenuChange>;

/** Adds the dish that a form describes. */
export async function addDish(_: State, form: FormData): Promise<State> {
  // The id of the first attempt is kept, so that another attempt with another name writes no second dish.
  const itemId =
    requiredText(form, "item_id") || newItemId(slugOf(requiredText(form, "name")), requiredText(form, "suffix"));
  const state = await putDish(form, itemId, "added");
  if (!state || "success" in state) return state;
  return { error: { ...state.error, values: { ...state.error.values, item_id: [itemId] } } };
}

/** Replaces a dish by what a form says of it, unless others have changed it since the form was shown. */
export async function saveDish(_: State, form: FormData): Promise<State> {
  const itemId = requiredText(form, "item_id");
  const stale = await staleFault(form, itemId);
  return stale ? { error: stale } : putDish(form, itemId, "saved");
}

/** Menus are read without a version, so this looks before it writes. Sent again, the form puts its text over what it was told of. */
async function staleFault(form: FormData, itemId: string): Promise<FormFault | undefined> {
  const menu = await menuNow(requiredText(form, "restaurant_id")).catch(() => undefined);
  const item = menu && placedItems(menu).find(({ id }) => id === itemId);
  const dish = dishOf(form);
  const stored = item ? changedMeanwhile(textOf(form, "seen"), item, dish) : {};
  if (!item || Object.keys(stored).length === 0) return undefined;
  const t = await textIn(localeOf(form), "editing");
  const untouched = untouchedInputs(textOf(form, "seen"), item, dish);
  const values = { ...valuesOf(form), ...untouched, seen: [JSON.stringify(dishInputs(item))] };
  return { message: t("menu.stale"), fields: {}, values, signIn: false, stored };
}

async function putDish(form: FormData, itemId: string, done: MenuChange["done"]): Promise<State> {
  const id = requiredText(form, "restaurant_id");
  const dish = dishOf(form);
  const result = await submit(form, (signed) => api.putMenuItem({ params: { id, itemId }, body: dish, ...signed }));
  if ("error" in result) return { error: await withPrice(result.error, form, dish.price.currency) };
  await showMenu(id, (menu) => showsDish(menu, itemId, dish));
  return finish(form, { done, id: itemId, name: dish.name, section: dish.section });
}

/** What a price may be, in the form's own terms: the API speaks of minor units. */
async function withPrice(fault: FormFault, form: FormData, currency: string): Promise<FormFault> {
  if (!fault.fields["price.amount"]) return fault;
  const t = await textIn(localeOf(form), "editing");
  const [example, most] = [decimalOf(1250, currency), `${decimalOf(MAX_PRICE, currency)} ${currency}`];
  return { ...fault, fields: { ...fault.fields, "price.amount": t("menu.badPrice", { example, most }) } };
}

/** Takes a dish off the menu. */
export async function removeDish(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id"), itemId: requiredText(form, "item_id") };
  const result = await submit(form, (signed) => api.deleteMenuItem({ params, ...signed }));
  if ("error" in result) return result;
  await showMenu(params.id, (menu) => !placedItems(menu).some(({ id }) => id === params.itemId));
  return finish(form, { done: "removed", id: params.itemId, name: requiredText(form, "name") });
}

/** Moves a dish past its neighbour. A second press of the button finds it where the form did not show it, and moves nothing. */
export async function moveDish(_: State, form: FormData): Promise<State> {
  const id = requiredText(form, "restaurant_id");
  const [direction, position, itemId = ""] = requiredText(form, "move").split(" ");
  const result = await submit(form, async (signed) => {
    const items = placedItems(await menuNow(id));
    const item = items.find((other) => other.id === itemId);
    const isAsShown = item !== undefined && String(item.position) === position;
    const section = isAsShown ? items.filter((other) => other.section === item.section) : [];
    const changes = placementsOf(section, itemId, direction === "up" ? "up" : "down", MAX_POSITION);
    for (const change of changes) {
      const params = { id, itemId: change.item.id };
      await api.putMenuItem({ params, body: dishAt(change.item, change.position), ...signed });
    }
    await showMenu(id, (menu) =>
      changes.every((change) => showsDish(menu, change.item.id, dishAt(change.item, change.position))),
    );
    return item?.name ?? itemId;
  });
  return "error" in result ? result : finish(form, { done: "moved", id: itemId, name: result.success });
}

/** With scripts the page says what was done; without them it is asked for again, so that reloading sends nothing twice. */
function finish(form: FormData, change: MenuChange): State {
  if (isScripted(form)) return { success: change };
  const query = new URLSearchParams({ ...change });
  return redirect(localePath(localeOf(form), `/restaurants/${requiredText(form, "restaurant_id")}/menu?${query}`));
}
