/** What can be reported: everything that people see and that somebody wrote. A reply is named by the review that it answers. */
export const reportKinds = ["restaurant", "review", "reply", "dish"] as const;
export type ReportKind = (typeof reportKinds)[number];

/**
 * Why something is reported: `spam`, advertising or a fake; `offensive`, insults or hatred; `not_about_the_place`, about something else;
 * `personal_data`, it tells of people what is nobody's business; `closed`, the place is not there any more; `duplicate`, the same is here
 * twice; `other`, as the text says.
 */
export const reportReasons = [
  "spam",
  "offensive",
  "not_about_the_place",
  "personal_data",
  "closed",
  "duplicate",
  "other",
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How a report stands. */
export const reportStatuses = ["open", "closed"] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** Most characters of what somebody says beside the reason. */
export const MOST_REPORT = 1000;

/**
 * What has become of what was reported: everybody sees it; `hidden` with its restaurant; `removed` or `suspended` as a review is; `absent`,
 * it is not there any more, or was never seen.
 */
export const subjectStatuses = ["shown", "hidden", "removed", "suspended", "absent"] as const;
export type SubjectStatus = (typeof subjectStatuses)[number];

/** What a report asks the stream of what it is about, before it is made. Advisory: it may have changed by then. */
export type SubjectFacts =
  | { readonly status: "shown"; readonly owner: string | null; readonly created_at: string | null }
  | { readonly status: "no_restaurant" | "no_review" | "no_reply" | "no_dish" | "hidden" };
