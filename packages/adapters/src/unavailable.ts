import { AppError } from "@bellyfed/core/error";

/** What Node says of a connection that could not be made or has broken off. */
const BROKEN = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "TimeoutError",
]);
/** AWS refuses for want of capacity with a status of 400. */
const THROTTLED = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "Throttling",
  "ThrottledException",
  "SlowDown",
]);

interface Failure {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Whether a service could not be reached, had no capacity left, or failed on its own side (its disk is full). */
function isOutage(error: unknown): boolean {
  const { name = "", code = "", $metadata } = (error ?? {}) as Failure;
  return BROKEN.has(code) || BROKEN.has(name) || THROTTLED.has(name) || ($metadata?.httpStatusCode ?? 0) >= 500;
}

interface Middleware {
  add(middleware: unknown, options: { readonly step: "initialize"; readonly name: string }): void;
}

/**
 * Makes a client say of what is not the caller's fault, once all its attempts have failed, that it is not to be had now: AppError
 * `store.unavailable`, with the reason as its cause. A write that failed like this may have been made.
 */
export function sayUnavailable<C extends { readonly middlewareStack: object }>(client: C, what: string): C {
  const middleware = (next: (args: unknown) => Promise<unknown>) => async (args: unknown) => {
    try {
      return await next(args);
    } catch (error) {
      if (!isOutage(error)) throw error;
      throw Object.assign(
        new AppError("unavailable", "store.unavailable", `${what} cannot be used at the moment; try again`),
        { cause: error },
      );
    }
  };
  (client.middlewareStack as Middleware).add(middleware, { step: "initialize", name: "sayUnavailable" });
  return client;
}
