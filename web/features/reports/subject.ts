import { CHOSEN_ID_PATTERN, ID_PATTERN, type ReportKind } from "@/platform/rules";

/** What is reported: a place, or a review of it by its id, or the answer to that, or a dish by its id on the menu. */
export interface Reported {
  readonly kind: ReportKind;
  readonly restaurant_id: string;
  readonly review_id?: string;
  readonly dish_id?: string;
}

/** The address of the page where it is reported, without language. */
export function reportPath({ kind, restaurant_id, review_id, dish_id }: Reported, done = false): string {
  const query = new URLSearchParams({
    ...(review_id !== undefined && { review: review_id }),
    ...(kind === "reply" && { reply: "1" }),
    ...(dish_id !== undefined && { dish: dish_id }),
    ...(done && { done: "1" }),
  });
  return `/restaurants/${restaurant_id}/report${query.size > 0 ? `?${query}` : ""}`;
}

interface Named {
  readonly review: string | undefined;
  readonly reply: string | undefined;
  readonly dish: string | undefined;
}

/** What such an address is about; undefined for one that no link of ours leads to. */
export function reportedAt(restaurant_id: string, { review, reply, dish }: Named): Reported | undefined {
  if (dish !== undefined)
    return CHOSEN_ID_PATTERN.test(dish) ? { kind: "dish", restaurant_id, dish_id: dish } : undefined;
  if (review === undefined) return { kind: "restaurant", restaurant_id };
  if (!ID_PATTERN.test(review)) return undefined;
  return { kind: reply === undefined ? "review" : "reply", restaurant_id, review_id: review };
}
