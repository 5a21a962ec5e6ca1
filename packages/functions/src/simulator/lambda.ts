import { remote } from "./remote.ts";
import type { World } from "./world.ts";

/** One event being handled by one warm instance. */
export interface Invocation {
  readonly label: string;
  /** Calls of ports that wait for their answer, and all calls so far. */
  waiting: number;
  calls: number;
  /** It has answered or crashed: nothing reaches it any more. */
  over: boolean;
  /** Its code stops here for good; what it has sent to ports may still take effect. */
  readonly crash: () => void;
}

/** A process that handles one event at a time; what its code keeps between events stays until it crashes. */
export interface Instance {
  readonly name: string;
  current: Invocation | undefined;
}

export type Outcome<Result> = { readonly answer: Result } | { readonly error: unknown } | "crashed";

export type Lambda<Event, Result> = (
  label: string,
  event: Event,
  done: (outcome: Outcome<Result>) => void,
) => Promise<void>;

/** Wraps ports as this instance reaches them. */
export type Reach = ReturnType<typeof remote>;

/** A function with as many instances as it takes. `compose` makes the handler of a new instance. */
export function lambda<Event, Result>(
  world: World,
  name: string,
  compose: (reach: Reach) => (event: Event) => Promise<Result>,
): Lambda<Event, Result> {
  const idle: { readonly instance: Instance; readonly handle: (event: Event) => Promise<Result> }[] = [];
  const cold = () => {
    const instance: Instance = { name, current: undefined };
    return { instance, handle: compose(remote(world, instance)) };
  };
  return (label, event, done) => {
    const warm = idle.pop() ?? cold();
    const finish = (outcome: Outcome<Result>) => {
      if (invocation.over) return;
      invocation.over = true;
      if (outcome !== "crashed") idle.push(warm);
      done(outcome);
    };
    const invocation: Invocation = { label, waiting: 0, calls: 0, over: false, crash: () => finish("crashed") };
    warm.instance.current = invocation;
    warm.handle(event).then(
      (answer) => finish(world.faults.at(`${name}.answer`) === "unanswered" ? "crashed" : { answer }),
      (error: unknown) => finish({ error }),
    );
    return settled(invocation);
  };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const MOST_TURNS = 200;

/** Lets code run until all of it waits for ports, or is over. Throws when it waits for something else, which no clock of ours could end. */
export async function settled(invocation: Invocation): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    await turn();
    if (invocation.over || invocation.waiting > 0) return;
  }
  throw new Error(`${invocation.label} waits for something that is no port`);
}
