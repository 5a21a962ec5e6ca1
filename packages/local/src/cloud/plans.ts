import type { KeyPlan } from "@bellyfed/core/http/policies";

/** More than one person's machine asks for; the cloud's plans are in `stacks/stage.ts`. */
export const plans = { local: { rate: 2_000, burst: 4_000 } } satisfies Readonly<Record<string, KeyPlan>>;
