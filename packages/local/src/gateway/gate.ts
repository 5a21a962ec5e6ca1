import type { IncomingMessage } from "node:http";
import { type KeyPlan, policiesOf } from "@bellyfed/core/http/policies";
import type { RouteManifest } from "@bellyfed/core/manifest";
import type { Refusal } from "./answer.ts";
import { type BodyOutcome, readBody } from "./body.ts";
import type { Head } from "./head.ts";
import type { KnownKey } from "./keys.ts";
import type { Resource } from "./routes.ts";
import type { Admission, Plans } from "./throttle.ts";

/** Who may pass, as the gateway was configured. */
export interface Gate {
  readonly keyOf: (presented: string) => KnownKey | undefined;
  readonly admission: (key: string, plan: string) => Admission;
  readonly plans: Plans;
  /** Bytes. */
  readonly bodyLimit: number;
}

export const NO_ROUTE: Refusal = { status: 404, code: "route.missing", detail: "There is nothing at this address" };

const FORBIDDEN: Refusal = {
  status: 403,
  code: "gateway.forbidden",
  detail: "Send a valid API key in the X-Api-Key header",
};

const limits: Readonly<Record<string, string>> = {
  "gateway.throttled": "Too many requests at once for this API key's plan",
  "gateway.quota": "This API key's plan has no requests left in this period",
};

/** What may be done at the resource instead. */
export const methodRefusal = ({ allow }: Resource): Refusal => ({
  status: 405,
  code: "method.not_allowed",
  detail: `This address answers ${allow}`,
  fields: ["allow", allow],
});

export interface Passed {
  /** Whose request it is, also one that is refused. */
  readonly key?: KnownKey;
  readonly refusal?: Refusal;
}

/** Lets a request pass by its API key and that key's plan. Routes without a key are open to anyone. */
export function passGate(gate: Gate, route: RouteManifest, { apiKey }: Head): Passed {
  if (!route.apiKey) return {};
  const key = apiKey === undefined ? undefined : gate.keyOf(apiKey);
  if (key === undefined) return { refusal: FORBIDDEN };
  const admission = gate.admission(key.id, key.plan);
  if (admission.admitted) return { key };
  const { code, retryAfter } = admission;
  const detail = `${limits[code]}; try again in ${retryAfter} s`;
  const policies = policiesOf({ [key.plan]: gate.plans[key.plan] as KeyPlan });
  const fields = ["retry-after", String(retryAfter), "ratelimit-policy", policies];
  return { key, refusal: { status: 429, code, detail, fields } };
}

export const tooLarge = (limit: number): Refusal => ({
  status: 413,
  code: "request.too_large",
  detail: `A request's body may have ${limit} bytes at most`,
});

/** Reads the body within the limit, without waiting for one that says beforehand that it is larger. */
export async function takeBody(request: IncomingMessage, head: Head, limit: number): Promise<BodyOutcome> {
  return (head.contentLength ?? 0) > limit ? "too_large" : readBody(request, limit);
}
