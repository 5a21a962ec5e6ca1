import type { Policy } from "@bellyfed/core/policy";

/** What the features command when events of the log happened. */
export const policies: readonly Policy[] = [];
