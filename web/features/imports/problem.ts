import { ApiError, isUnreachable } from "@/platform/api";
import { type FileProblem, profiles } from "./file-check.ts";

/** Why an import did not begin; short, so that it fits into an address. */
export type Problem = FileProblem | keyof typeof places;

/** Where each problem is shown: beside a field, or above the form. */
const places = {
  none: "file",
  empty: "file",
  large: "file",
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

/** The input that a problem is shown beside, or the form as a whole. */
export const placeOf = (problem: Problem): (typeof places)[keyof typeof places] =>
  problem in places ? places[problem as keyof typeof places] : "profile";

export const isProblem = (text: unknown): text is Problem =>
  typeof text === "string" &&
  (Object.hasOwn(places, text) || profiles.some((profile) => text === (`looks_${profile}` satisfies Problem)));

/** What a refusal of the API, or its silence, means for the form. An error of another kind is thrown again. */
export function problemOf(error: unknown): Problem {
  if (isUnreachable(error)) return "busy";
  if (!(error instanceof ApiError)) throw error;
  const { status, problem } = error;
  if (status === 401) return "again";
  if (status === 403) return "forbidden";
  if (status === 429 || status >= 500) return "busy";
  const pointers = (problem.errors ?? []).map(({ pointer }) => pointer);
  if (pointers.some((pointer) => pointer.startsWith("/defaults"))) return "city";
  return (["profile", "source"] as const).find((field) => pointers.includes(`/${field}`)) ?? "other";
}
