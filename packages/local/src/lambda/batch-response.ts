import { AppError } from "@bellyfed/core/error";

/**
 * What became of a batch: `all` failed, or these of its items, each with the reason if one is known. `unavailable`: those that failed because
 * something that they need cannot be had now.
 */
export type BatchOutcome =
  | { readonly failed: "all"; readonly reason: string; readonly unavailable?: boolean }
  | { readonly failed: ReadonlyMap<string, string>; readonly unavailable?: ReadonlySet<string> };

const REPORTED = "the function reported it as failed; its log tells why";
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const malformed = (what: string): BatchOutcome => ({ failed: "all", reason: `malformed batch response: ${what}` });

/**
 * Reads a function's partial batch response as Lambda's event source mappings do: nothing reported is success; an identifier that is
 * missing, empty or not of this batch fails all of it.
 * A `reason` beside an identifier is ours: Lambda ignores it, and we keep it with the message in the dead-letter queue; `unavailable`, too.
 */
export function batchOutcome(response: unknown, identifiers: ReadonlySet<string>): BatchOutcome {
  if (response === undefined || response === null) return { failed: new Map() };
  if (!isRecord(response)) return malformed(`${typeof response} instead of an object`);
  const failures = response.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return malformed("batchItemFailures is not a list");
  const failed = new Map<string, string>();
  const unavailable = new Set<string>();
  for (const failure of failures as unknown[]) {
    const { itemIdentifier, reason, ...why } = isRecord(failure) ? failure : {};
    if (typeof itemIdentifier !== "string" || !identifiers.has(itemIdentifier)) {
      return malformed(`unknown itemIdentifier ${JSON.stringify(itemIdentifier)}`);
    }
    failed.set(itemIdentifier, typeof reason === "string" ? reason : REPORTED);
    if (why.unavailable === true) unavailable.add(itemIdentifier);
  }
  return unavailable.size > 0 ? { failed, unavailable } : { failed };
}

/** Invokes a function with a batch. What it throws fails the whole batch. */
export async function invokeBatch(
  invoke: () => Promise<unknown>,
  identifiers: ReadonlySet<string>,
): Promise<BatchOutcome> {
  try {
    return batchOutcome(await invoke(), identifiers);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      failed: "all",
      reason,
      ...(error instanceof AppError && error.kind === "unavailable" && { unavailable: true }),
    };
  }
}
