"use server";
import { redirect } from "next/navigation";
import { api } from "@/platform/api";
import { localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { reviewPath } from "./path";

/** Says that one found a review helpful, or takes that back; then back to the reviews. */
export async function sayHelpful(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const params = { id: requiredText(form, "restaurant_id"), reviewId: requiredText(form, "review_id") };
  const isBack = textOf(form, "back") !== null;
  const result = await submit(form, async ({ token }) => {
    await (isBack ? api.unmarkHelpful({ params, token }) : api.markHelpful({ params, token }));
    return true;
  });
  if ("error" in result) return result;
  return redirect(localePath(localeOf(form), reviewPath(params.id, params.reviewId)));
}
