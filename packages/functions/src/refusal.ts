import { AppError } from "@bellyfed/core/error";

const REFUSALS = ["conflict", "missing", "forbidden"];

/** Whether a command of our own was refused for good: a rule that refuses now refuses later; others who write at the same time do not. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && REFUSALS.includes(error.kind) && error.code !== "stream.conflict";
