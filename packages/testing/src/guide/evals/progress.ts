import type { Progress } from "./run.ts";

/** Tells every so many questions how long the rest takes. */
const EVERY = 10;

/** Progress in words: `40 of 260 questions, 3 min so far, about 16 more`. */
export function progressOf(tell: (line: string) => void, now: () => number = Date.now): Progress {
  const began = now();
  const minutes = (milliseconds: number) => Math.ceil(milliseconds / 60_000);
  return (done, of) => {
    if (done % EVERY > 0) return;
    const passed = now() - began;
    tell(
      `${done} of ${of} questions, ${minutes(passed)} min so far, about ${minutes((passed / done) * (of - done))} more`,
    );
  };
}
