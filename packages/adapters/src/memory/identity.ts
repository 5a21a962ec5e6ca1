import { AppError } from "@bellyfed/core/error";
import type { Caller, Identity } from "@bellyfed/core/ports";

/** Knows these callers by their tokens. */
export const memoryIdentity = (callers: Readonly<Record<string, Caller>>): Identity => ({
  async verify(token) {
    const caller = Object.hasOwn(callers, token) ? callers[token] : undefined;
    if (caller) return caller;
    throw new AppError("unauthorized", "token.invalid", "The token is not valid");
  },
});
