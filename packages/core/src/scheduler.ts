import * as v from "valibot";

/** A timer's name, as EventBridge Scheduler takes it. */
const NAME = /^[0-9A-Za-z_.-]{1,64}$/;
const MOST_BYTES = 8_192;

/** A command for later. Its payload says what it is about; whoever carries it out goes by what the log says then. */
export const TimerSchema = v.strictObject({
  /** Tells it from all others for good: made of what it is about, never of the time at which somebody asks for it. */
  name: v.pipe(v.string(), v.regex(NAME)),
  /** The name under which a feature says what is to be done. */
  kind: v.string(),
  /** When it is due: RFC 3339, UTC, in whole seconds. */
  at: v.pipe(v.string(), v.isoTimestamp(), v.regex(/^[^.]+Z$/)),
  trace_id: v.string(),
  payload: v.unknown(),
});
export type Timer = v.InferOutput<typeof TimerSchema>;

/**
 * A clock that reminds. At least once and never early: a timer may come twice, and after minutes when there is much to do. Throws when it
 * could not be taken down.
 */
export interface Scheduler {
  /** Hands the timer over once it is due, at once if it is already. One of this name that waits stays as it is. */
  schedule(timer: Timer): Promise<void>;
  /** Forgets a timer that waits, if there is one. One that is due within two minutes, or on its way, may come nevertheless. */
  cancel(name: string): Promise<void>;
}

/** A timer as the text that is handed over. Throws for one that is malformed, or above 8 KB. */
export function timerText(timer: Timer): string {
  const text = JSON.stringify(v.parse(TimerSchema, timer));
  if (Buffer.byteLength(text) > MOST_BYTES) throw new Error(`Timer ${timer.name} has more than ${MOST_BYTES} bytes`);
  return text;
}
