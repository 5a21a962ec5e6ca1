import type { FormFault } from "@/platform/forms/result";
import type { Locale } from "@/platform/i18n/locales";
import { textIn } from "@/platform/i18n/text";
import { SITE_LIMIT } from "./file-check.ts";
import type { ImportSettings } from "./import-path.ts";
import { type Problem, placeOf } from "./problem.ts";

/** A problem as the form shows it, with the settings kept. `limit` in bytes. */
export async function importFault(
  problem: Problem,
  locale: Locale,
  { profile, source, city }: ImportSettings,
  limit = SITE_LIMIT,
): Promise<FormFault> {
  const [t, forms] = await Promise.all([textIn(locale, "imports"), textIn(locale, "forms")]);
  const place = placeOf(problem);
  const message = t(`problem.${problem}`, { megabytes: limit / 1e6 });
  return {
    message: place === "form" ? message : forms("check"),
    fields: place === "form" ? {} : { [place]: message },
    values: { profile: [profile], source: [source ?? ""], city: [city ?? ""] },
    signIn: problem === "again",
  };
}
