import { AppError } from "@bellyfed/core/error";

const REFUSALS = ["conflict", "missing", "forbidden"];

/** Others who write at the same time refuse only now, and of whoever was erased meanwhile an event says nothing any more when it comes again. */
const PASSING = ["stream.conflict", "user.erased"];

/** Whether a command of our own was refused for good: a rule that refuses now refuses later. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && REFUSALS.includes(error.kind) && !PASSING.includes(error.code);
