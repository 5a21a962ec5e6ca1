import { type Instance, type Invocation, settled } from "./invocation.ts";
import { remote } from "./remote.ts";
import type { World } from "./world.ts";

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
  let instances = 0;
  const cold = () => {
    const instance: Instance = { name, skew: world.skew(`${name} ${instances++}`), current: undefined };
    return { instance, handle: compose(remote(world, instance)) };
  };
  return (label, event, done) => {
    const warm = idle.pop() ?? cold();
    const finish = (outcome: Outcome<Result>) => {
      if (invocation.over) return;
      invocation.over = true;
      // One that has answered and still waits for something would be frozen in the middle of it: it is not used again.
      if (outcome !== "crashed" && invocation.waiting === 0) idle.push(warm);
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
