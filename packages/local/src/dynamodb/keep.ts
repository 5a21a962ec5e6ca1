import { setTimeout as sleep } from "node:timers/promises";
import { type DynamoEngine, type DynamoOptions, startDynamo } from "./engine.ts";

export interface KeptEngine extends DynamoEngine {
  /** Whether it runs now, as far as we know: of somebody else's engine we know nothing. */
  isUp(): boolean;
}

export interface KeepOptions extends Omit<DynamoOptions, "onExit"> {
  readonly log: (line: string) => void;
  /** Called with a sentence when it has ended too often to be started again. */
  readonly onGivenUp: (reason: string) => void;
  /** How often it may end within a minute; 20 when left out. */
  readonly mostEnds?: number;
}

/** More often than this within the window, and something is wrong that a start does not put right. */
const MOST_ENDS = 20;
const WINDOW_MS = 60_000;
/** After the first start that failed, doubled with each further one. */
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

interface State {
  engine: DynamoEngine;
  up: boolean;
  stopping: boolean;
  /** When it ended lately, in milliseconds of this process. */
  ends: number[];
  /** What is under way to start it again. */
  restarting: Promise<void>;
}

/** Starts it again at the same address, where all who use it look for it; several times when that fails. */
async function restart(options: KeepOptions, state: State, start: () => Promise<DynamoEngine>, why: string) {
  let reason = why;
  for (let pause = PAUSE_MS; !state.stopping; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const now = performance.now();
    state.ends = [...state.ends.filter((end) => now - end < WINDOW_MS), now];
    if (state.ends.length > (options.mostEnds ?? MOST_ENDS)) {
      return options.onGivenUp(
        `The DynamoDB engine ended ${state.ends.length} times within a minute, at last: ${reason}`,
      );
    }
    options.log(`The DynamoDB engine ended: ${reason} It is started again ...`);
    try {
      state.engine = await start();
      state.up = true;
      return options.log("The DynamoDB engine runs again.");
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      await sleep(pause);
    }
  }
}

/** Starts the DynamoDB engine and keeps it running at its address. Throws as `startDynamo` does when it cannot be started at first. */
export async function keepDynamo(options: KeepOptions): Promise<KeptEngine> {
  const onExit = (reason: string) => {
    state.up = false;
    state.restarting = restart(options, state, again, reason);
  };
  const engine = await startDynamo({ ...options, onExit });
  const { hostname: host, port } = new URL(engine.endpoint);
  const again = () => startDynamo({ ...options, address: { host, port: Number(port) }, onExit });
  const state: State = { engine, up: true, stopping: false, ends: [], restarting: Promise.resolve() };
  return {
    endpoint: engine.endpoint,
    owned: engine.owned,
    isUp: () => state.up,
    async stop() {
      state.stopping = true;
      await state.restarting;
      await state.engine.stop();
    },
  };
}
