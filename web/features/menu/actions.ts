"use server";
import { redirect } from "next/navigation";
import { menuNow, showMenu, versionOf } from "@/platform/after-write";
import { api, MAX_PRICE, type Menu, slugOf } from "@/platform/api";
import { isScripted, localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import type { FormFault, FormResult, FormState } from "@/platform/forms/result";
import { behindFault, type Signed, submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { currentSession, type Session } from "@/platform/session/current";
import { changedMeanwhile, dishInputs, moveIn, newItemId, placedItems, untouchedInputs } from "./dishes";
import { dishOf } from "./entered-dish";
import { decimalOf } from "./price";
import { readPrice } from "./written-price";

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
  const session = await currentSession();
  const version = requiredText(form, "version");
  const state = await putDish(form, requiredText(form, "item_id"), "saved", { version, session });
  const isStale = state && "error" in state && state.error.code === "version.stale";
  return isStale && session ? saveAfterOthers(form, state.error, session) : state;
}

/**
 * The version is the whole menu's: where others have changed something else, the dish is saved all the same. Otherwise the form goes on from
 * what is stored now; sent again, it puts its text over it.
 */
async function saveAfterOthers(form: FormData, fault: FormFault, session: Session): Promise<State> {
  const [itemId, seen] = [requiredText(form, "item_id"), textOf(form, "seen")];
  const menu = await menuAfter(form, session).catch(() => undefined);
  if (!menu) return { error: fault };
  const item = placedItems(menu).find(({ id }) => id === itemId);
  const values = { ...fault.values, version: [String(menu.version)] };
  if (!item) {
    const t = await textIn(localeOf(form), "faults");
    return { error: { ...fault, message: t("code.menu.item_missing"), values } };
  }
  const [dish, locale] = [dishOf(form), localeOf(form)];
  const stored = changedMeanwhile(seen, item, dish, locale);
  if (Object.keys(stored).length === 0) return putDish(form, itemId, "saved", { version: menu.version, session });
  const t = await textIn(locale, "editing");
  const untouched = { ...untouchedInputs(seen, item, dish, locale), seen: [JSON.stringify(dishInputs(item, locale))] };
  return { error: { ...fault, message: t("menu.stale"), values: { ...values, ...untouched }, stored } };
}

/** The menu that is newer than the one that a form has shown. */
async function menuAfter(form: FormData, { accessToken }: Session): Promise<Menu> {
  const [id, version] = [requiredText(form, "restaurant_id"), Number(requiredText(form, "version")) + 1];
  const { menu } = await menuNow(id, version, accessToken);
  return menu;
}

interface Seen {
  /** Of the menu that is to be changed, and no other one. */
  readonly version?: string | number;
  readonly session?: Session | undefined;
}

async function putDish(
  form: FormData,
  itemId: string,
  done: MenuChange["done"],
  { version: seen, session }: Seen = {},
): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id"), itemId };
  const dish = dishOf(form);
  const write = async (signed: Signed) => {
    const { version } = await api.putMenuItem({
      ...{ params, body: dish, ...signed },
      ...(seen !== undefined && { ifMatch: `"${seen}"` }),
    });
    return showMenu(params.id, version, signed.token);
  };
  const result = await submit(form, write, session);
  if ("error" in result) return { error: await withPrice(result.error, form, dish.price.currency) };
  return finish(form, { done, id: itemId, name: dish.name, section: dish.section }, result);
}

/** What a price may be, in the form's own terms: the API speaks of minor units. */
async function withPrice(fault: FormFault, form: FormData, currency: string): Promise<FormFault> {
  if (!fault.fields["price.amount"]) return fault;
  const locale = localeOf(form);
  const t = await textIn(locale, "editing");
  const read = readPrice(requiredText(form, "price.amount"), currency, locale);
  const said = t(`menu.price.${"fault" in read ? read.fault : "none"}`, {
    example: decimalOf(1250, currency, locale),
    most: `${decimalOf(MAX_PRICE, currency, locale)} ${currency}`,
    currency,
  });
  return { ...fault, fields: { ...fault.fields, "price.amount": said } };
}

/** Takes a dish off the menu, whatever others have made of it meanwhile. */
export async function removeDish(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id"), itemId: requiredText(form, "item_id") };
  const result = await submit(form, async (signed) => {
    const { etag } = await api.answers.deleteMenuItem({ params, ...signed });
    return showMenu(params.id, versionOf(etag), signed.token);
  });
  return finish(form, { done: "removed", id: params.itemId, name: requiredText(form, "name") }, result);
}

/** What the menu must have become since the page was shown, when the API answers it to a move. */
const CHANGED: readonly unknown[] = ["version.stale", "menu.before_missing", "menu.item_missing"];

/** Moves a dish past its neighbour, if the menu is still as the page has shown it. Otherwise nothing moves, and the page shows it as it is. */
export async function moveDish(_: State, form: FormData): Promise<State> {
  const [id, version] = [requiredText(form, "restaurant_id"), requiredText(form, "version")];
  const { name, ...body } = moveIn(textOf(form, "move"));
  const session = await currentSession();
  const write = async (signed: Signed) => {
    const menu = await api.moveMenuItem({ params: { id }, body, ...signed, ifMatch: `"${version}"` });
    return showMenu(id, menu.version, signed.token);
  };
  const result = await submit(form, write, session);
  const isChanged = "error" in result && CHANGED.includes(result.error.code);
  if (isChanged) await showMenu(id, Number(version) + 1, session?.accessToken);
  return finish(form, { done: "moved", id: body.item_id, name }, result);
}

/** With scripts the page says what was done; without them it is asked for again, so that reloading sends nothing twice. */
async function finish(form: FormData, change: MenuChange, isShown: FormResult<boolean>): Promise<State> {
  if ("error" in isShown) return isShown;
  if (!isShown.success) return { error: await behindFault(form) };
  if (isScripted(form)) return { success: change };
  const path = `/restaurants/${requiredText(form, "restaurant_id")}/menu?${new URLSearchParams({ ...change })}`;
  return redirect(localePath(localeOf(form), path));
}
