"use server";
import { redirect } from "next/navigation";
import { showMenu, showRestaurant as showOnPages, showOthersReview, versionOf } from "@/platform/after-write";
import { api } from "@/platform/api";
import { localeOf, requiredText } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { type Signed, submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { paths } from "./paths";

type State = FormState<never>;

/** Says what was decided on a report, and changes nothing else. */
export const closeReport = async (_: State, form: FormData): Promise<State> => decide(form, async () => {});

/** Removes the review that was reported, and closes the report with the same reason. */
export async function removeReported(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id"), reviewId: requiredText(form, "review_id") };
  const body = { reason: requiredText(form, "reason") };
  return decide(form, async (signed) => {
    await showOthersReview(params.id, await api.removeReview({ params, body, ...signed }), signed.token);
  });
}

/** Removes the answer that was reported, and closes the report. */
export async function removeReplyReported(_: State, form: FormData): Promise<State> {
  const [id, reviewId] = [requiredText(form, "restaurant_id"), requiredText(form, "review_id")];
  return decide(form, async (signed) => {
    const { etag } = await api.answers.removeReply({ params: { id, reviewId }, ...signed });
    await showOthersReview(id, { id: reviewId, version: versionOf(etag) }, signed.token);
  });
}

/** Takes the dish that was reported off the menu, and closes the report. */
export async function removeDishReported(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id"), itemId: requiredText(form, "item_id") };
  return decide(form, async (signed) => {
    const { etag } = await api.answers.deleteMenuItem({ params, ...signed });
    await showMenu(params.id, versionOf(etag), signed.token);
  });
}

/** Hides the place that was reported, and closes the report with the same reason. */
export async function hideReported(_: State, form: FormData): Promise<State> {
  const params = { id: requiredText(form, "restaurant_id") };
  const body = { reason: requiredText(form, "reason") };
  return decide(form, async (signed) => {
    await showOnPages(await api.hideRestaurant({ params, body, ...signed }), signed.token);
  });
}

/**
 * The report is closed last: where that fails, it is still in the queue, which says how the thing stands. Back on the queue it is left out, for
 * that may show it for a moment.
 */
async function decide(form: FormData, first: (signed: Signed) => Promise<void>): Promise<State> {
  const id = requiredText(form, "report_id");
  const result = await submit(form, async (signed) => {
    await first(signed);
    await api.closeReport({ params: { id }, body: { reason: requiredText(form, "reason") }, ...signed });
    return true;
  });
  if ("error" in result) return result;
  return redirect(
    localePath(localeOf(form), `${paths.reports}?${new URLSearchParams({ done: "closed", report: id })}`),
  );
}
