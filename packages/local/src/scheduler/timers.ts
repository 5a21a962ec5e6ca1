import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Deliver } from "../bus/target.ts";
import { waker } from "../lambda/waker.ts";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../loopback.ts";
import { openSchedules } from "./journal.ts";
import { answerSchedules, type RestRequest } from "./request.ts";

export interface TimersOptions {
  /** Where the journal is kept; left out, in memory only. */
  readonly dataDir?: string;
  /** How messages reach a queue: a queue server's own in the same process. */
  readonly deliver: Deliver;
  /** The URL of the queue with this ARN; throws when there is none. */
  readonly queueUrlOf: (arn: string) => string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly log?: (line: string) => void;
}

export interface Timers {
  /** Answers a request of EventBridge Scheduler's API once it is on disk. */
  answer(request: RestRequest): unknown;
  /** How many wait. */
  pending(): number;
  /** When the next one is due, in milliseconds since 1970; never is infinity. */
  nextAt(): number;
  /** Looks whether something is due, as it does by itself when the next one is. */
  wake(): void;
  stop(): Promise<void>;
}

const ARN = `arn:aws:scheduler:${LOCAL_REGION}:${LOCAL_ACCOUNT}:schedule`;
const AT_ONCE = 10;
/** A laptop sleeps, and its clock is set: nobody relies on one long pause. */
const LONGEST_PAUSE_MS = 60_000;
const AFTER_FAILURE_MS = 1_000;

/** Where a data folder keeps the schedules that wait. */
export const schedulesFile = (dataDir: string): string => join(dataDir, "schedules.db");

/**
 * EventBridge Scheduler's one-time schedules: what is due goes to its queue, at least once and never early. What fell due while nothing ran goes
 * at the start.
 */
export function startTimers({
  dataDir,
  deliver,
  queueUrlOf,
  now = Date.now,
  log = console.error,
}: TimersOptions): Timers {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const journal = openSchedules(dataDir && schedulesFile(dataDir));
  const ending = waker();
  /** False when something could not be delivered. */
  const deliverDue = async (): Promise<boolean> => {
    for (const due of journal.due(now(), AT_ONCE)) {
      const [failure] = await deliver(queueUrlOf(due.target), [{ body: due.input }]);
      if (failure) throw new Error(`${due.name}: ${failure.message}`);
      journal.done(due);
    }
    return true;
  };
  const nextAt = () => journal.next() ?? Number.POSITIVE_INFINITY;
  const look = () =>
    deliverDue().catch((error: unknown) => {
      log(`A timer could not be delivered, and is tried again: ${error}`);
      return false;
    });
  const over = (async () => {
    while (!ending.closed) {
      const delivered = await look();
      const next = nextAt() - now();
      await ending.wait(delivered ? Math.min(Math.max(0, next), LONGEST_PAUSE_MS) : AFTER_FAILURE_MS);
    }
  })();
  return {
    answer(request) {
      const answer = answerSchedules(journal, request, ARN);
      ending.wake();
      return answer;
    },
    pending: journal.pending,
    nextAt,
    wake: ending.wake,
    async stop() {
      ending.close();
      await over;
      journal.close();
    },
  };
}
