import type { StreamErasure } from "@bellyfed/core/erasure";
import { moderationErasure } from "./moderation/erasing.ts";
import { restaurantErasure } from "./restaurants/erasing.ts";
import { reviewErasure } from "./reviews/erasing.ts";

/** How each kind of stream that holds what people write gives it up. */
export const erasures: readonly StreamErasure[] = [moderationErasure, restaurantErasure, reviewErasure];
