"use server";
import { showRestaurant as showOnPages, showOthersReview } from "@/platform/after-write";
import { api } from "@/platform/api";
import { requiredText, textOf } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { submit } from "@/platform/forms/submit";
import { finish } from "./finish";

type State = FormState<never>;

/** Takes a restaurant out of everybody's sight. */
export async function hideRestaurant(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id") };
  const body = { reason: requiredText(form, "reason") };
  const result = await submit(form, async (signed) =>
    showOnPages(await api.hideRestaurant({ params, body, ...signed }), signed.token),
  );
  return finish(form, result, "hidden");
}

/** Lets everybody see a hidden restaurant again. */
export async function showRestaurant(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id") };
  const body = { reason: textOf(form, "reason") };
  const result = await submit(form, async (signed) =>
    showOnPages(await api.showRestaurant({ params, body, ...signed }), signed.token),
  );
  return finish(form, result, "shown");
}

/** Takes a review away from everybody but its author. */
export async function removeReview(_: State, form: FormData): Promise<State> {
  const params = reviewIn(form);
  const body = { reason: requiredText(form, "reason") };
  const result = await submit(form, async (signed) =>
    showOthersReview(params.id, await api.removeReview({ params, body, ...signed }), signed.token),
  );
  return finish(form, result, "removed");
}

/** Puts a removed review back. */
export async function restoreReview(_: State, form: FormData): Promise<State> {
  const params = reviewIn(form);
  const body = { reason: textOf(form, "reason") };
  const result = await submit(form, async (signed) =>
    showOthersReview(params.id, await api.restoreReview({ params, body, ...signed }), signed.token),
  );
  return finish(form, result, "restored");
}

/** Begins to hide all that somebody has added. It goes on after the answer, so there is nothing to wait for. */
export async function hideByAuthor(_: State, form: FormData): Promise<State> {
  const body = { author_id: requiredText(form, "author_id"), reason: requiredText(form, "reason") };
  const result = await submit(form, async (signed) => {
    await api.hideByAuthor({ body, ...signed });
    return true;
  });
  return finish(form, result, "requested");
}

const reviewIn = (form: FormData) => ({
  id: requiredText(form, "restaurant_id"),
  reviewId: requiredText(form, "review_id"),
});
