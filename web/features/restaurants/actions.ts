"use server";
import { redirect } from "next/navigation";
import { restaurantNow, showRestaurant, versionOf } from "@/platform/after-write";
import { api, type Data } from "@/platform/api";
import { localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import type { FormFault, FormResult, FormState } from "@/platform/forms/result";
import { behindFault, type Signed, submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { currentSession } from "@/platform/session/current";
import { hoursValues } from "./hours/entered";
import { idNamed } from "./place-named";
import { changedInputs, changesOf, enteredInputs, mergedInputs, profileOf, seenInputs, storedInputs } from "./profile";

/** Adds the restaurant that a form describes, and shows it; whoever sends it owns it. */
export async function createRestaurant(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const body = { ...profileOf(enteredInputs(form)), opens_on: textOf(form, "opens_on") };
  const result = await submit(form, async (signed) => shown(await api.createRestaurant({ body, ...signed }), signed));
  return finish(form, result);
}

/** Changes what differs from what the form has shown. */
export async function updateRestaurant(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const id = requiredText(form, "restaurant_id");
  const etag = textOf(form, "etag");
  const body = changesOf(seenInputs(textOf(form, "seen")), enteredInputs(form));
  if (Object.keys(body).length === 0) return redirect(pathOf(form, id, form.has("is_hidden")));
  const session = await currentSession();
  const result = await submit(
    form,
    async (signed) =>
      shown(await api.updateRestaurant({ params: { id }, body, ...signed, ...(etag && { ifMatch: etag }) }), signed),
    session,
  );
  const isStale = "error" in result && result.error.code === "version.stale";
  return isStale ? { error: await mergedFault(result.error, form, session?.accessToken) } : finish(form, result);
}

/** Somebody else was first: the form goes on from what is stored now, with what one has changed oneself. */
async function mergedFault(fault: FormFault, form: FormData, token: string | undefined): Promise<FormFault> {
  const t = await textIn(localeOf(form), "editing");
  const id = requiredText(form, "restaurant_id");
  const now = await restaurantNow(id, versionOf(textOf(form, "etag")) + 1, token).catch(() => undefined);
  if (!now) return fault;
  const { restaurant, etag } = now;
  const seen = seenInputs(textOf(form, "seen"));
  const stored = storedInputs(restaurant);
  const all = mergedInputs(seen, enteredInputs(form), stored);
  const merged = Object.entries(all).map(([name, text]) => [
    name,
    name === "attributes" || name === "diets" ? text.split(", ") : [text],
  ]);
  return {
    ...fault,
    message: t("edit.stale"),
    values: {
      ...fault.values,
      ...Object.fromEntries(merged),
      ...hoursValues(all.hours),
      seen: [JSON.stringify(stored)],
      etag: [etag],
    },
    stored: Object.fromEntries(changedInputs(seen, stored).map((name) => [name, stored[name]])),
  };
}

/** Closes a restaurant for good, at once or on a day, or for a time, or has it open again, still or on a day, as the form's `status` says. */
export async function changeStatus(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const id = requiredText(form, "restaurant_id");
  const result = await submit(form, async (signed) => {
    const asked = { params: { id }, ...signed };
    return shown(await stand(asked, form), signed);
  });
  return finish(form, result);
}

function stand(asked: Signed & { readonly params: { readonly id: string } }, form: FormData) {
  const reason = textOf(form, "reason");
  switch (form.get("status")) {
    case "closed":
      return api.closeRestaurant({ ...asked, body: { reason, on: textOf(form, "on"), moved_to: placeIn(form) } });
    case "paused":
      return api.closeRestaurantTemporarily({ ...asked, body: { reason, until: textOf(form, "until") } });
    case "soon":
      return api.planOpening({ ...asked, body: { on: requiredText(form, "on") } });
    default:
      return api.reopenRestaurant(asked);
  }
}

/** As which other place it goes on: what names none is for the API to refuse. */
function placeIn(form: FormData): string | null {
  const entered = textOf(form, "moved_to");
  return entered && (idNamed(entered) ?? entered);
}

interface Stored {
  readonly written: Data<"createRestaurant">;
  readonly isShown: boolean;
}

const shown = async (written: Data<"createRestaurant">, { token }: Signed): Promise<Stored> => ({
  written,
  isShown: await showRestaurant(written, token),
});

async function finish(form: FormData, result: FormResult<Stored>): Promise<FormState<never>> {
  if ("error" in result) return result;
  const { written, isShown } = result.success;
  if (!isShown) return { error: await behindFault(form) };
  return redirect(pathOf(form, written.id, written.hidden !== null));
}

/** The restaurant's page; of one that is hidden there is only the one to manage it. */
const pathOf = (form: FormData, id: string, isHidden: boolean): string =>
  localePath(localeOf(form), `/restaurants/${id}${isHidden ? "/manage" : ""}`);
