import type { StreamErasure } from "@bellyfed/core/erasure";
import { moderationErasure } from "./moderation/erasing.ts";
import { reportErasure } from "./reports/erasing.ts";
import { restaurantErasure } from "./restaurants/erasing.ts";
import { reviewErasure } from "./reviews/erasing.ts";
import { voteErasure } from "./votes/erasing.ts";

/** How each kind of stream that holds what people write gives it up. */
export const erasures: readonly StreamErasure[] = [
  moderationErasure,
  reportErasure,
  restaurantErasure,
  reviewErasure,
  voteErasure,
];
