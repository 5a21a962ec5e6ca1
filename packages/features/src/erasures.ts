import type { StreamErasure } from "@bellyfed/core/erasure";

/** How each kind of stream that holds what people write gives it up. */
export const erasures: readonly StreamErasure[] = [];
