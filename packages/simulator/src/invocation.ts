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
  /** How far its clock is ahead, in milliseconds. */
  readonly skew: number;
  current: Invocation | undefined;
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
