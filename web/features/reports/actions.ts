"use server";
import { redirect } from "next/navigation";
import { api } from "@/platform/api";
import { localeOf, requiredText, textOf } from "@/platform/forms/form-data";
import type { FormState } from "@/platform/forms/result";
import { submit } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { type Reported, reportedAt, reportPath } from "./subject";

type Body = Parameters<typeof api.createReport>[0]["body"];

/** Tells moderators of something; who has done so already is thanked all the same. */
export async function report(_: FormState<never>, form: FormData): Promise<FormState<never>> {
  const restaurant_id = requiredText(form, "restaurant_id");
  const [review, reply, dish] = ["review_id", "reply", "dish_id"].map((name) => textOf(form, name) ?? undefined);
  const reported = reportedAt(restaurant_id, { review, reply, dish }) ?? { kind: "restaurant", restaurant_id };
  // What is not chosen is for the API to refuse.
  const reason = requiredText(form, "reason") as Body["reason"];
  const body = { subject: subjectOf(reported), reason, text: textOf(form, "text") };
  const result = await submit(form, (signed) => api.createReport({ body, ...signed }));
  if ("error" in result) return result;
  return redirect(localePath(localeOf(form), reportPath(reported, true)));
}

function subjectOf({ kind, restaurant_id, review_id, dish_id }: Reported): Body["subject"] {
  const id = dish_id ?? review_id;
  return id === undefined ? { kind, id: restaurant_id } : { kind, id, restaurant_id };
}
