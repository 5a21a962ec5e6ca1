import type { Item } from "@bellyfed/core/ports";
import type { Restaurant } from "@bellyfed/features/restaurants/contract";
import { profile } from "@bellyfed/testing/budget/fixtures/profile";

const AT = "2026-01-02T03:04:05.000Z";

/** A restaurant as the API shows it. */
export const restaurant = (index: number): Restaurant => ({
  ...profile(index),
  id: String(index).padStart(26, "0"),
  slug: `the-corner-${index}`,
  status: "open",
  inspection: { grade: "A", score: 11, inspected_at: "2025-11-30" },
  source: null,
  owner_id: "alice",
  version: 3,
  created_at: AT,
  updated_at: AT,
  rating: { average: 4.25, count: 4, histogram: [0, 0, 1, 1, 2] },
});

/** Its META in the read table, as far as reads look at it. */
export function metaItem(index: number): Item {
  const { rating: _, ...doc } = restaurant(index);
  return {
    PK: `EST#${doc.id}`,
    SK: `META#${doc.id}`,
    doc: JSON.stringify(doc),
    stream_version: doc.version,
    rating_count: 4,
    rating_sum: 17,
    rating_3: 1,
    rating_4: 1,
    rating_5: 2,
  };
}
