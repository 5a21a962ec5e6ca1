import { redirect } from "next/navigation";
import { localeOf } from "@/platform/forms/form-data";
import type { FormResult, FormState } from "@/platform/forms/result";
import { behindFault } from "@/platform/forms/submit";
import { localePath } from "@/platform/i18n/locales";
import { safeReturn } from "@/platform/i18n/paths";
import type { Done } from "./done";

/** Back to the page that the form was on, which says what was done. */
export async function finish(form: FormData, result: FormResult<boolean>, done: Done): Promise<FormState<never>> {
  if ("error" in result) return result;
  if (!result.success) return { error: await behindFault(form) };
  return redirect(localePath(localeOf(form), `${safeReturn(form.get("back"))}?done=${done}`));
}
