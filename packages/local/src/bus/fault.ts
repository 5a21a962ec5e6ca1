import { type BusEvent, type Entry, isAccepted, RequestError } from "./put-events.ts";

/**
 * What goes wrong on purpose with an entry, for tests:
 * - `reject`: it is answered as failed, with the code of a passing fault
 * - `fail-request`: the whole request is answered as failed and nothing is accepted
 * - `lose-answer`: the request is accepted and then answered as failed
 * - `drop-after-accept`: it is answered as accepted and then lost
 * - `duplicate`: it is delivered twice
 */
export type Fault = "reject" | "fail-request" | "lose-answer" | "drop-after-accept" | "duplicate";
export type FaultInjector = (event: BusEvent) => Fault | undefined;

const internalException = () => new RequestError("InternalException", "An injected fault.", 500);

export interface FaultyEntries {
  /** What to answer for each entry. */
  readonly answered: readonly Entry[];
  /** What to deliver. */
  readonly delivered: readonly Entry[];
  /** Throws when the answer is to be lost. */
  beforeAnswer(): void;
}

/** Lets the injector's faults happen to the entries of one request. Throws RequestError when the request is to fail. */
export function injectFaults(entries: readonly Entry[], injector: FaultInjector): FaultyEntries {
  const faults = entries.map((entry) => (isAccepted(entry) ? injector(entry.event) : undefined));
  if (faults.includes("fail-request")) throw internalException();
  const answered = entries.map((entry, at) =>
    faults[at] === "reject" ? { ErrorCode: "InternalFailure", ErrorMessage: "An injected fault." } : entry,
  );
  return {
    answered,
    delivered: answered.flatMap((entry, at) => {
      if (faults[at] === "drop-after-accept") return [];
      return faults[at] === "duplicate" ? [entry, entry] : [entry];
    }),
    beforeAnswer() {
      if (faults.includes("lose-answer")) throw internalException();
    },
  };
}
