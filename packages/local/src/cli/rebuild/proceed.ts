import { setTimeout as sleep } from "node:timers/promises";
import type { RebuildAnswer, RebuildRequest } from "@bellyfed/functions/compose/rebuild";
import type { Output } from "../terminal.ts";
import { progressOf } from "./report.ts";

/** The function, asked one piece of work at a time. */
export type Ask = (request: RebuildRequest) => Promise<RebuildAnswer>;

const PLAIN_EVERY_MS = 2_000;
const CLEAR = "\r\u001b[2K";
/** Pieces that may fail one after the other: the system may be restarted while a rebuild goes on. */
const PATIENCE = 30;
const RETRY_MS = 1_000;

/** Asks for piece after piece, and shows how far it is. Throws when the signal comes, and then it can go on later. */
export async function untilDone(
  ask: Ask,
  begun: RebuildAnswer,
  output: Output,
  signal: AbortSignal = new AbortController().signal,
): Promise<RebuildAnswer> {
  const show = display(output);
  let answer = begun;
  try {
    while (!answer.done) {
      show(answer);
      await sleep(answer.wait_seconds * 1000, undefined, { signal });
      answer = await proceeded(ask, signal);
    }
    return answer;
  } finally {
    if (output.isTTY) output.write(CLEAR);
  }
}

/** One more piece. One that fails is asked for again: what it did is not undone, and does no harm twice. */
async function proceeded(ask: Ask, signal: AbortSignal): Promise<RebuildAnswer> {
  for (let failures = 1; ; failures++) {
    try {
      return await ask({ do: "proceed" });
    } catch (error) {
      if (failures === PATIENCE) throw error;
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

/** One line that is written again and again on a terminal; anywhere else a line for each phase and every two seconds. */
function display(output: Output): (answer: RebuildAnswer) => void {
  const rate = meter();
  let [said, phase] = [Number.NEGATIVE_INFINITY, ""];
  return (answer) => {
    const now = performance.now();
    const line = progressOf(answer, rate(answer.job?.events ?? 0, now));
    if (output.isTTY) output.write(CLEAR + line.slice(0, (output.columns ?? 80) - 1));
    else if (now - said >= PLAIN_EVERY_MS || phase !== answer.job?.phase) {
      said = now;
      phase = answer.job?.phase ?? "";
      output.write(`${line}\n`);
    }
  };
}

/** How many a second since the count began to move; waiting and clearing come before that, and an earlier run may have begun. */
function meter(): (count: number, now: number) => number | undefined {
  let since: { readonly count: number; readonly at: number } | undefined;
  return (count, now) => {
    if (since === undefined || count === since.count) {
      since = { count, at: now };
      return undefined;
    }
    return ((count - since.count) / (now - since.at)) * 1000;
  };
}
