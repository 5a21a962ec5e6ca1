import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { PARTITIONS } from "./keys.ts";

/** Reports lie by themselves, for whoever closes one knows only its id; how many are open about one thing lies where that is named. */
export const reportHoldings = {
  name: "reports",
  partitions: Object.values(PARTITIONS),
  derived: true,
  shown: ["doc", "stream_version"],
} satisfies ProjectedHoldings;
