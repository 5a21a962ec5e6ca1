"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { showOthersReview, showReview, versionOf } from "@/platform/after-write";
import { api } from "@/platform/api";
import { isScripted, localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import type { FormResult, FormState } from "@/platform/forms/result";
import { behindFault, submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { contentOf } from "./content";
import { deletionOf, type FreshReview, freshReviewOf } from "./fresh/fresh-review";

/** Writes one's review of a restaurant, or changes it where the form shows one that is there. */
export async function writeReview(_: FormState<FreshReview>, form: FormData): Promise<FormState<FreshReview>> {
  const id = requiredText(form, "restaurant_id");
  const reviewId = requiredText(form, "review_id");
  const body = contentOf(form);
  const result = await submit(form, async (signed) => {
    const review = reviewId
      ? await api.updateReview({ params: { id, reviewId }, body, ...signed })
      : await api.createReview({ params: { id }, body, ...signed });
    return { fresh: freshReviewOf(review), isShown: await showReview(id, signed.token, review.version) };
  });
  // The page then finds the review that is there, and its form changes it; what was written stays in it.
  if ("error" in result && result.error.code === "review.exists") refresh();
  return finish(form, result);
}

/** Deletes one's review. One that is gone already stays deleted: a second press of the button, or another tab. */
export async function deleteReview(_: FormState<FreshReview>, form: FormData): Promise<FormState<FreshReview>> {
  const [id, reviewId] = [requiredText(form, "restaurant_id"), requiredText(form, "review_id")];
  const result = await submit(form, async (signed, { name }) => {
    const { etag } = await api.answers.deleteReview({ params: { id, reviewId }, ...signed });
    const version = versionOf(etag);
    const fresh = deletionOf({ id: reviewId, version, author: name, at: Date.now() });
    return { fresh, isShown: await showReview(id, signed.token, version) };
  });
  return finish(form, result);
}

type Stored = FormResult<{ readonly fresh: FreshReview; readonly isShown: boolean }>;

/** With scripts the page leaves what was stored for the restaurant's page, and goes there; without them the answer does. */
async function finish(form: FormData, result: Stored): Promise<FormState<FreshReview>> {
  if ("error" in result) return result;
  const { fresh, isShown } = result.success;
  if (isScripted(form)) return { success: fresh };
  if (!isShown) return { error: await behindFault(form) };
  return redirect(localePath(localeOf(form), `/restaurants/${requiredText(form, "restaurant_id")}#reviews`));
}

/** Takes the answer to a review away. */
export async function removeReply(_: FormState<true>, form: FormData): Promise<FormState<true>> {
  const [id, reviewId] = [requiredText(form, "restaurant_id"), requiredText(form, "review_id")];
  const result = await submit(form, async (signed) => {
    const { etag } = await api.answers.removeReply({ params: { id, reviewId }, ...signed });
    return showOthersReview(id, { id: reviewId, version: versionOf(etag) }, signed.token);
  });
  return onManaged(form, result, { unreplied: reviewId });
}

/** Answers a review in the restaurant's name. */
export async function replyToReview(_: FormState<true>, form: FormData): Promise<FormState<true>> {
  const [id, reviewId] = [requiredText(form, "restaurant_id"), requiredText(form, "review_id")];
  const body = { text: requiredText(form, "text") };
  const result = await submit(form, async (signed) =>
    showOthersReview(id, await api.replyToReview({ params: { id, reviewId }, body, ...signed }), signed.token),
  );
  return onManaged(form, result, { replied: reviewId });
}

/** With scripts the page shows what was done; without them it is asked for anew, and `done` says to which review what was done. */
async function onManaged(
  form: FormData,
  result: FormResult<boolean>,
  done: Readonly<Record<string, string>>,
): Promise<FormState<true>> {
  if ("error" in result) return result;
  if (!result.success) return { error: await behindFault(form) };
  if (isScripted(form)) return { success: true };
  const [id, reviewId, cursor] = [
    requiredText(form, "restaurant_id"),
    requiredText(form, "review_id"),
    textOf(form, "cursor"),
  ];
  const query = new URLSearchParams({ ...done, ...(cursor && { cursor }) });
  return redirect(localePath(localeOf(form), `/restaurants/${id}/manage?${query}#review-${reviewId}`));
}
