/** What can go wrong where a function calls a port. */
export const callFaults = {
  refused: "fails before it has any effect",
  lost: "takes effect, but its answer is an error",
  "crash-before": "finds its function crashed before it has any effect",
  "crash-after": "takes effect, and its function crashes before it knows",
  stalled: "hangs until its function is stopped, and takes effect long after",
} as const;

/** What only some ports can do. */
export const methodFaults = {
  transact: { conflict: "meets another transaction" },
  batchGet: { torn: "reads one half of the items later than the other" },
  publish: { partly: "is accepted for every other event only" },
  send: { partly: "is accepted for every other message only" },
} as const;

/** What can happen on the way from one function to the next. */
export const deliveryFaults = {
  dropped: "is lost",
  twice: "arrives twice",
  late: "arrives a minute late",
} as const;

export const otherFaults = {
  again: "is handed out once more while it is being worked on",
  unanswered: "has done its work and crashes before it answers",
  twice: "sends the same request twice at once",
  leaves: "does not try again if it fails",
} as const;

/** A fault: the nth time, from 0, that this place is passed. `reviews.transact` is a place, `bus>reviews` and `client` are others. */
export interface Fault {
  readonly place: string;
  readonly nth: number;
  readonly kind: string;
}

export interface Faults {
  /** Passes a place: the kind of fault that is due there. */
  at(place: string): string | undefined;
  /** From now on nothing goes wrong. */
  stop(): void;
  /** What went wrong until now, in order. */
  readonly met: readonly Fault[];
}

export function faultsOf(planned: readonly Fault[]): Faults {
  const kinds = new Map(planned.map(({ place, nth, kind }) => [`${place}@${nth}`, kind]));
  const passed = new Map<string, number>();
  const met: Fault[] = [];
  let over = false;
  return {
    met,
    at(place) {
      const nth = passed.get(place) ?? 0;
      passed.set(place, nth + 1);
      const kind = over ? undefined : kinds.get(`${place}@${nth}`);
      if (kind !== undefined) met.push({ place, nth, kind });
      return kind;
    },
    stop: () => {
      over = true;
    },
  };
}
