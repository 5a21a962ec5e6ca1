"use server";
import { showRestaurant as showOnPages } from "@/platform/after-write";
import { api } from "@/platform/api";
import { requiredText, textOf } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { submit } from "@/platform/forms/submit";
import { finish } from "./finish";

type State = FormState<never>;

/** Lets another place stand for one. */
export async function mergeRestaurant(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id") };
  const body = { into: requiredText(form, "into"), reason: textOf(form, "reason") };
  const result = await submit(form, async (signed) => {
    const written = await api.mergeRestaurant({ params, body, ...signed });
    return (await showOnPages({ id: body.into, version: 0 }, signed.token)) && showOnPages(written, signed.token);
  });
  return finish(form, result, "merged");
}

/** Makes two of them again. */
export async function unmergeRestaurant(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id") };
  const into = requiredText(form, "into");
  const body = { reason: textOf(form, "reason") };
  const result = await submit(form, async (signed) => {
    const written = await api.unmergeRestaurant({ params, body, ...signed });
    return (await showOnPages({ id: into, version: 0 }, signed.token)) && showOnPages(written, signed.token);
  });
  return finish(form, result, "unmerged");
}
