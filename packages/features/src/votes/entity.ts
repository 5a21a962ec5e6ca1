import type { ProjectedHoldings } from "@bellyfed/core/read-table";

/** Votes are counted on the items of reviews; of their own there are only heads, beside those. */
export const voteHoldings = {
  name: "votes",
  partitions: ["EST#", "HELPFUL#"],
  derived: true,
  shown: ["rating_count"],
} satisfies ProjectedHoldings;
