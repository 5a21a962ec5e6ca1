import { ApiError } from "../api.ts";
import type { FormFault } from "../forms/result.ts";
import type { Locale } from "../i18n/locales.ts";
import { textIn } from "../i18n/text.ts";
import { type FileProblem, profiles, SITE_LIMIT } from "./file-check.ts";
import type { ImportSettings } from "./import-path.ts";

/** Why an import did not begin; short, so that it fits into an address. */
export type Problem = FileProblem | keyof typeof places;

/** Where each problem is shown: beside a field, or above the form. */
const places = {
  none: "file",
  empty: "file",
  large: "file",
  binary: "file",
  profile: "profile",
  source: "source",
  city: "city",
  broken: "form",
  busy: "form",
  again: "form",
  renewed: "form",
  forbidden: "form",
  other: "form",
} as const;

export const isProblem = (text: unknown): text is Problem =>
  typeof text === "string" &&
  (Object.hasOwn(places, text) || profiles.some((profile) => text === (`looks_${profile}` satisfies Problem)));

/** What a refusal of the API means for the form. An error of another kind is thrown again. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ApiError)) throw error;
  const { status, problem } = error;
  if (status === 401) return "again";
  if (status === 403) return "forbidden";
  if (status === 429 || status >= 500) return "busy";
  const pointers = (problem.errors ?? []).map(({ pointer }) => pointer);
  if (pointers.some((pointer) => pointer.startsWith("/defaults"))) return "city";
  return (["profile", "source"] as const).find((field) => pointers.includes(`/${field}`)) ?? "other";
}

/** A problem as the form shows it, with the settings kept. `limit` in bytes. */
export async function importFault(
  problem: Problem,
  locale: Locale,
  { profile, source, city }: ImportSettings,
  limit = SITE_LIMIT,
): Promise<FormFault> {
  const [t, forms] = await Promise.all([textIn(locale, "imports"), textIn(locale, "forms")]);
  const place = problem in places ? places[problem as keyof typeof places] : "profile";
  const message = t(`problem.${problem}`, { megabytes: limit / 1e6 });
  return {
    message: place === "form" ? message : forms("check"),
    fields: place === "form" ? {} : { [place]: message },
    values: { profile: [profile], source: [source ?? ""], city: [city ?? ""] },
    signIn: problem === "again",
  };
}
