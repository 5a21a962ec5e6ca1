import type { Context } from "aws-lambda";
import type { Env } from "./environment.ts";

export type Handler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

/** A Lambda's entry: composed from the process's environment at the first event, so that importing it has no effect. */
export function entry<Event, Result>(compose: (env: Env) => Handler<Event, Result>): Handler<Event, Result> {
  let handler: Handler<Event, Result> | undefined;
  return async (event, context) => {
    handler ??= compose(process.env);
    return withoutReasons(await handler(event, context));
  };
}

/** Reasons beside failed messages are for the local host; what AWS makes of a field it does not document is not for us to find out. */
function withoutReasons<Result>(result: Result): Result {
  const { batchItemFailures } = (result ?? {}) as { batchItemFailures?: { itemIdentifier: string }[] };
  if (!batchItemFailures) return result;
  return { ...result, batchItemFailures: batchItemFailures.map(({ itemIdentifier }) => ({ itemIdentifier })) };
}
