import { TransactionCanceledException, TransactionConflictException } from "@aws-sdk/client-dynamodb";
import { AppError } from "@bellyfed/core/error";
import { jitteredPause, type Pause } from "../pause.ts";

const ATTEMPTS = 5;
const THROTTLED = new Set(["ThrottlingError", "ProvisionedThroughputExceeded"]);
const PASSING = new Set(["None", "TransactionConflict", ...THROTTLED]);

/**
 * Asks up to five times while nothing but other transactions or a want of capacity is in the way, of which the SDK takes neither for a
 * reason to repeat a transaction. It says nothing of whether a place is taken: after the last time it throws AppError `stream.conflict` or
 * `store.unavailable`, with the reason as its cause. Nothing is written then.
 */
export async function pastTransactions<Answer>(ask: () => Promise<Answer>, pause: Pause = jitteredPause) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const codes = passingCodes(error);
      if (codes.length === 0) throw error;
      if (attempt === ATTEMPTS) throw Object.assign(refusal(codes), { cause: error });
      await pause(attempt);
    }
  }
}

/** Why it did not take place, if only for reasons that pass; otherwise nothing. */
function passingCodes(error: unknown): readonly string[] {
  if (error instanceof TransactionConflictException) return ["TransactionConflict"];
  if (!(error instanceof TransactionCanceledException)) return [];
  const codes = (error.CancellationReasons ?? []).map(({ Code = "None" }) => Code);
  return codes.every((code) => PASSING.has(code)) ? codes.filter((code) => code !== "None") : [];
}

const refusal = (codes: readonly string[]): AppError =>
  codes.some((code) => THROTTLED.has(code))
    ? new AppError("unavailable", "store.unavailable", "The database cannot be used at the moment; try again")
    : new AppError("conflict", "stream.conflict", "Others changed this at the same time; please try again");
