/** What API keys of a plan may do: so many requests a second in the long run, and at once; and in a calendar period of UTC. */
export interface KeyPlan {
  readonly rate: number;
  readonly burst: number;
  readonly quota?: { readonly limit: number; readonly period: Period };
}
type Period = "day" | "week" | "month";

/** A month is told as its longest. */
const SECONDS: Readonly<Record<Period, number>> = { day: 86_400, week: 604_800, month: 2_678_400 };

/**
 * The value of `RateLimit-Policy` that states what keys of these plans may do, each policy by its plan's name; `burst` is a parameter of our
 * own. The gateway counts these and tells nobody how many are left, so that no `RateLimit` says it.
 * @see https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html
 */
export const policiesOf = (plans: Readonly<Record<string, KeyPlan>>): string =>
  Object.entries(plans)
    .flatMap(([name, { rate, burst, quota }]) => [
      `"${name}";q=${rate};w=1;burst=${burst}`,
      ...(quota ? [`"${name}-${quota.period}";q=${quota.limit};w=${SECONDS[quota.period]}`] : []),
    ])
    .join(", ");
