import { AppError } from "../error.ts";
import type { Caller } from "../ports.ts";
import { userErased } from "../user-erased.ts";
import type { WriteCount, WriteCounter, WriteWindow } from "../write-counter.ts";

/** How often a user may write, by kind of write and unit of time. */
export type WriteLimits = Readonly<Record<string, Readonly<Record<WriteWindow["unit"], number>>>>;

export interface WriteQuota {
  readonly counter: WriteCounter;
  /** Undefined: nobody is counted. */
  readonly limits: WriteLimits | undefined;
  /** How many times as often an owner may. */
  readonly ownerFactor: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Fields = Readonly<Record<string, string>>;

const SECONDS: Readonly<Record<WriteWindow["unit"], number>> = { minute: 60, day: 86_400 };
const units = ["minute", "day"] as const;

/**
 * Lets a write in before it is looked at, by one call: one by a user or an owner is counted, and of moderators and admins, who are not, it is
 * asked whether they were erased. Answers the header fields that tell how much is left (draft-ietf-httpapi-ratelimit-headers-10). Throws
 * AppError 403 `user.erased`, and 429 `quota.exceeded` with `Retry-After` when the minute or the day, each of UTC, is full.
 */
export async function admitWrite(
  quota: WriteQuota,
  caller: Caller,
  { counted, erasedToo = false }: { readonly counted?: string; readonly erasedToo?: boolean },
): Promise<Fields> {
  const { counter, limits } = quota;
  if (counted && limits && isCounted(caller)) return countWrite({ ...quota, limits }, caller, counted, erasedToo);
  if (!erasedToo && (await counter.isErased(caller.sub))) throw userErased();
  return {};
}

const isCounted = ({ role }: Caller): boolean => role === "user" || role === "owner";

async function countWrite(
  quota: WriteQuota & { readonly limits: WriteLimits },
  { sub, role }: Caller,
  kind: string,
  erasedToo: boolean,
): Promise<Fields> {
  const limits = quota.limits[kind];
  if (!limits) throw new Error(`No limits for writes of the kind ${kind}`);
  const factor = role === "owner" ? quota.ownerFactor : 1;
  const now = Math.floor(quota.now() / 1000);
  const windows = units.map(
    (unit): WriteWindow => ({ kind, unit, index: Math.floor(now / SECONDS[unit]), most: limits[unit] * factor }),
  );
  const count = await quota.counter.count(sub, windows);
  if (count.erased) {
    if (erasedToo) return {};
    throw userErased();
  }
  const fields = fieldsOf(windows, count, now);
  if (count.counted) return fields;
  // The day's end is later: whoever has filled both is told of it.
  const full = windows.findLast(({ most }, at) => (count.counts[at] ?? 0) >= most) ?? (windows[0] as WriteWindow);
  const wait = endOf(full) - now;
  const detail = `At most ${full.most} writes of the kind "${kind}" a ${full.unit}; try again in ${wait} s`;
  throw new AppError("throttled", "quota.exceeded", detail, [], { ...fields, "retry-after": String(wait) });
}

/** In seconds since 1970. */
const endOf = ({ index, unit }: WriteWindow): number => (index + 1) * SECONDS[unit];

function fieldsOf(windows: readonly WriteWindow[], { counts }: WriteCount, now: number): Fields {
  const listed = (facts: (window: WriteWindow, at: number) => string) =>
    windows.map((window, at) => `"${window.kind}-${window.unit}";${facts(window, at)}`).join(", ");
  return {
    "ratelimit-policy": listed(({ most, unit }) => `q=${most};w=${SECONDS[unit]}`),
    ratelimit: listed((window, at) => `r=${Math.max(0, window.most - (counts[at] ?? 0))};t=${endOf(window) - now}`),
  };
}
