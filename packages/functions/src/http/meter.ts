import { AsyncLocalStorage } from "node:async_hooks";
import { type Costs, costFields, type DatabaseCall, NO_COSTS, withCall } from "@bellyfed/core/http/costs";

/** Adds up what calls take by the request that makes them. */
export interface Meter {
  /** For the clients of the function; what is called outside of any request counts for none. */
  readonly onCall: (call: DatabaseCall) => void;
  /** Does the work of a request; `taken` answers what it has taken so far. */
  readonly measure: <Result>(work: (taken: () => Taken) => Promise<Result>) => Promise<Result>;
}

/** What a request has taken, and the header fields that tell of it. */
export interface Taken {
  readonly costs: Costs;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * One for each function that answers. Lambda has one request at a time, a laptop many, so that a sum for the process would mix them. What
 * several requests wait for together (keys, the live generation) counts for the one that asked first.
 */
export function requestMeter(now: () => number = () => performance.now()): Meter {
  const under = new AsyncLocalStorage<{ costs: Costs }>();
  return {
    onCall(call) {
      const tally = under.getStore();
      if (tally) tally.costs = withCall(tally.costs, call);
    },
    measure(work) {
      const tally = { costs: NO_COSTS };
      const begun = now();
      const taken = () => ({ costs: tally.costs, fields: costFields(tally.costs, now() - begun) });
      return under.run(tally, () => work(taken));
    },
  };
}
