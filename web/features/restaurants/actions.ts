"use server";
import { redirect } from "next/navigation";
import { restaurantNow, showRestaurant, versionOf } from "@/platform/after-write";
import { api, type Data } from "@/platform/api";
import { localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import type { FormFault, FormState } from "@/platform/forms/result";
import { behindFault, submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { currentToken } from "@/platform/session/current";
import { changedInputs, changesOf, enteredInputs, mergedInputs, profileOf, seenInputs, storedInputs } from "./profile";

/** Adds the restaurant that a form describes, and shows it; whoever sends it owns it. */
export async function createRestaurant(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const body = profileOf(enteredInputs(form));
  const result = await submit(form, (signed) => api.createRestaurant({ body, ...signed }));
  return "error" in result ? result : show(form, result.success);
}

/** Changes what differs from what the form has shown. */
export async function updateRestaurant(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const id = requiredText(form, "restaurant_id");
  const etag = textOf(form, "etag");
  const body = changesOf(seenInputs(textOf(form, "seen")), enteredInputs(form));
  if (Object.keys(body).length === 0) return redirect(pathOf(form, id, form.has("is_hidden")));
  const result = await submit(form, (signed) =>
    api.updateRestaurant({ params: { id }, body, ...signed, ...(etag && { ifMatch: etag }) }),
  );
  if ("success" in result) return show(form, result.success);
  return { error: result.error.code === "version.stale" ? await mergedFault(result.error, form) : result.error };
}

/** Somebody else was first: the form goes on from what is stored now, with what one has changed oneself. */
async function mergedFault(fault: FormFault, form: FormData): Promise<FormFault> {
  const t = await textIn(localeOf(form), "editing");
  const id = requiredText(form, "restaurant_id");
  const now = await restaurantNow(id, versionOf(textOf(form, "etag")) + 1, await currentToken()).catch(() => undefined);
  if (!now) return fault;
  const { restaurant, etag } = now;
  const seen = seenInputs(textOf(form, "seen"));
  const stored = storedInputs(restaurant);
  const merged = Object.entries(mergedInputs(seen, enteredInputs(form), stored)).map(([name, text]) => [name, [text]]);
  return {
    ...fault,
    message: t("edit.stale"),
    values: { ...fault.values, ...Object.fromEntries(merged), seen: [JSON.stringify(stored)], etag: [etag] },
    stored: Object.fromEntries(changedInputs(seen, stored).map((name) => [name, stored[name]])),
  };
}

/** Closes a restaurant for good, or opens it again, as the form's `status` says. */
export async function changeStatus(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const id = requiredText(form, "restaurant_id");
  const result = await submit(form, (signed) =>
    form.get("status") === "closed"
      ? api.closeRestaurant({ params: { id }, body: { reason: textOf(form, "reason") }, ...signed })
      : api.reopenRestaurant({ params: { id }, ...signed }),
  );
  return "error" in result ? result : show(form, result.success);
}

async function show(form: FormData, written: Data<"createRestaurant">): Promise<FormState<never>> {
  if (!(await showRestaurant(written, await currentToken()))) return { error: await behindFault(form) };
  return redirect(pathOf(form, written.id, written.hidden !== null));
}

/** The restaurant's page; of one that is hidden there is only the one to manage it. */
const pathOf = (form: FormData, id: string, isHidden: boolean): string =>
  localePath(localeOf(form), `/restaurants/${id}${isHidden ? "/manage" : ""}`);
