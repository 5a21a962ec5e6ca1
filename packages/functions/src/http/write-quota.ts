import type { WriteLimits, WriteQuota } from "@bellyfed/core/http/quota";
import type { WriteCounter } from "@bellyfed/core/write-counter";
import { OWNER_FACTOR, writeLimits } from "@bellyfed/features/write-limits";
import type { Env } from "../environment.ts";

/**
 * How often users and owners may write, and who was erased. `WRITE_LIMITS` names other limits for some kinds of writes, as JSON like
 * `{"reviews":{"minute":20,"day":100}}`, or counts nothing with `off`. Throws for anything else.
 */
export function writeQuota({ WRITE_LIMITS: chosen }: Env, counter: WriteCounter): WriteQuota {
  const limits = chosen === "off" ? undefined : { ...writeLimits, ...(chosen ? limitsIn(chosen) : {}) };
  return { counter, limits, ownerFactor: OWNER_FACTOR, now: Date.now };
}

const isLimit = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;

function limitsIn(text: string): WriteLimits {
  const limits = jsonOf(text) as WriteLimits | null | undefined;
  const entries = Object.entries(limits ?? {});
  const fits = entries.every(
    ([kind, of]) => Object.hasOwn(writeLimits, kind) && isLimit(of?.minute) && isLimit(of?.day),
  );
  if (limits && entries.length > 0 && fits) return limits;
  const kinds = Object.keys(writeLimits).join(", ");
  throw new Error(`WRITE_LIMITS must be off, or JSON like {"reviews":{"minute":20,"day":100}} of ${kinds}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
