import type { DatabaseCall } from "@bellyfed/core/http/costs";

/** Told of each call when it has ended, whether well or not. */
export type OnCall = (call: DatabaseCall) => void;

interface Consumed {
  readonly CapacityUnits?: number | undefined;
}
interface Output {
  readonly ConsumedCapacity?: Consumed | readonly Consumed[] | undefined;
}
type Next = (args: { readonly input: object }) => Promise<{ readonly output: Output }>;
interface Middleware {
  add(middleware: unknown, options: { readonly step: "initialize"; readonly name: string }): void;
}

/** Operations that use read units; all others use write units. */
const READS = /^(?:Get|BatchGet|TransactGet|Query|Scan)/;

/**
 * Has a DynamoDB client tell of every call that goes through it, whoever makes it, what it took. A call that DynamoDB answers with an error
 * may have used units all the same (a condition that failed does), and of those it says nothing. Tries of one call are one call.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html
 */
export function metered<C extends { readonly middlewareStack: object }>(client: C, onCall: OnCall): C {
  const middleware = (next: Next, context: { readonly commandName?: string }) => async (args: { input: object }) => {
    const begun = performance.now();
    let units: number | undefined;
    try {
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" } });
      units = unitsIn(answer.output);
      return answer;
    } finally {
      const kind = READS.test(context.commandName ?? "") ? "read" : "write";
      onCall({ kind, units, milliseconds: performance.now() - begun });
    }
  };
  (client.middlewareStack as Middleware).add(middleware, { step: "initialize", name: "metered" });
  return client;
}

/** Transactions and batches tell of each table by itself. */
function unitsIn({ ConsumedCapacity: consumed }: Output): number | undefined {
  const parts = [consumed ?? []].flat();
  return parts.length === 0 ? undefined : parts.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}
