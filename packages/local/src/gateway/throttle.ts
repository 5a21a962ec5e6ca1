import type { KeyPlan } from "@bellyfed/core/http/policies";

/** Usage plans by name: each a token bucket, and optionally a quota per calendar period (UTC). */
export type Plans = Readonly<Record<string, KeyPlan>>;
type Period = NonNullable<KeyPlan["quota"]>["period"];

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly code: "gateway.throttled" | "gateway.quota"; readonly retryAfter: number };

interface Usage {
  tokens: number;
  at: number;
  periodEnd: number;
  used: number;
}

const DAY = 86_400_000;
const ADMITTED: Admission = { admitted: true };

/** Milliseconds since 1970 at which the period around `now` ends; weeks begin on Monday. */
export function periodEnd(period: Period, now: number): number {
  const date = new Date(now);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (period === "month") return Date.UTC(year, month + 1, 1);
  const days = period === "day" ? 1 : 7 - ((date.getUTCDay() + 6) % 7);
  return Date.UTC(year, month, day) + days * DAY;
}

/** Counts requests per key. What is refused costs neither a token nor quota. `now`: milliseconds since 1970. */
export function throttle(plans: Plans, now: () => number): (key: string, plan: string) => Admission {
  const usages = new Map<string, Usage>();
  return (key, name) => {
    const plan = plans[name];
    if (plan === undefined) throw new Error(`No usage plan is called ${name}`);
    const at = now();
    const usage = usages.get(key) ?? { tokens: plan.burst, at, periodEnd: 0, used: 0 };
    usages.set(key, usage);
    return admit(plan, usage, at);
  };
}

function admit({ rate, burst, quota }: KeyPlan, usage: Usage, at: number): Admission {
  usage.tokens = Math.min(burst, usage.tokens + (Math.max(0, at - usage.at) / 1000) * rate);
  usage.at = at;
  if (usage.tokens < 1) {
    return { admitted: false, code: "gateway.throttled", retryAfter: seconds(((1 - usage.tokens) / rate) * 1000) };
  }
  if (quota) {
    if (at >= usage.periodEnd) {
      usage.periodEnd = periodEnd(quota.period, at);
      usage.used = 0;
    }
    if (usage.used >= quota.limit) {
      return { admitted: false, code: "gateway.quota", retryAfter: seconds(usage.periodEnd - at) };
    }
    usage.used += 1;
  }
  usage.tokens -= 1;
  return ADMITTED;
}

const seconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
