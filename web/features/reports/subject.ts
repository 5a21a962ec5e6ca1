import { ID_PATTERN, type ReportKind } from "@/platform/rules";

/** What is reported: a place, or a review of it by its id, or the answer to that. */
export interface Reported {
  readonly kind: ReportKind;
  readonly restaurant_id: string;
  readonly review_id?: string;
}

/** The address of the page where it is reported, without language. */
export function reportPath({ kind, restaurant_id, review_id }: Reported, done = false): string {
  const query = new URLSearchParams({
    ...(review_id !== undefined && { review: review_id }),
    ...(kind === "reply" && { reply: "1" }),
    ...(done && { done: "1" }),
  });
  return `/restaurants/${restaurant_id}/report${query.size > 0 ? `?${query}` : ""}`;
}

/** What such an address is about; undefined for one that no link of ours leads to. */
export function reportedAt(
  restaurant_id: string,
  { review, reply }: { readonly review: string | undefined; readonly reply: string | undefined },
): Reported | undefined {
  if (review === undefined) return { kind: "restaurant", restaurant_id };
  if (!ID_PATTERN.test(review)) return undefined;
  return { kind: reply === undefined ? "review" : "reply", restaurant_id, review_id: review };
}
