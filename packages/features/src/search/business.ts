import type { SearchDocument } from "@bellyfed/core/search/document";
import { backAt, standingOf } from "../restaurants/rules.ts";

/** What a place is until the day that was said, and from when on it is operational. */
export function businessOf(said: Parameters<typeof standingOf>[0]): NonNullable<SearchDocument["business"]> {
  const back = backAt(said);
  return { status: standingOf(said, -Infinity).business_status, turns_at: Number.isFinite(back) ? back : null };
}
