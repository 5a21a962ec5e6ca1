import { setTimeout as sleep } from "node:timers/promises";
import { projections } from "@bellyfed/features/projections";
import type { RebuildAnswer, RebuildRequest } from "@bellyfed/functions/compose/rebuild";
import type { Command, Output } from "../terminal.ts";
import { argumentsOf, HELP } from "./arguments.ts";
import { placesOf, progressOf, summaryOf } from "./report.ts";

/** The function, asked one piece of work at a time. */
export type Ask = (request: RebuildRequest) => Promise<RebuildAnswer>;

const PLAIN_EVERY_MS = 2_000;
const CLEAR = "\r\u001b[2K";
/** Pieces that may fail one after the other: the system may be restarted while a rebuild goes on. */
const PATIENCE = 30;
const RETRY_MS = 1_000;

/** `npm run rebuild` */
export const rebuildCommand = (asking: () => Ask): Command => ({
  name: "rebuild",
  help: HELP,
  async run(argv, output) {
    const say = (line: string) => void output.write(`${line}\n`);
    const models = projections.filter(({ derived }) => derived).map(({ name }) => name);
    const request = argumentsOf(argv, models);
    const ask = asking();
    const begun = await ask(request);
    if (request.do !== "begin") {
      say(request.do === "status" ? summaryOf(begun).join("\n") : placesOf(begun));
      return 0;
    }
    const answer = await untilDone(ask, begun, output);
    say(summaryOf(answer).join("\n"));
    return answer.job?.outcome === "switched" || answer.job?.outcome === "equal" ? 0 : 1;
  },
});

/** Asks for piece after piece. */
async function untilDone(ask: Ask, begun: RebuildAnswer, output: Output): Promise<RebuildAnswer> {
  const show = display(output);
  let answer = begun;
  try {
    while (!answer.done) {
      show(answer);
      await sleep(answer.wait_seconds * 1000);
      answer = await proceeded(ask);
    }
    return answer;
  } finally {
    if (output.isTTY) output.write(CLEAR);
  }
}

/** One more piece. One that fails is asked for again: what it did is not undone, and does no harm twice. */
async function proceeded(ask: Ask): Promise<RebuildAnswer> {
  for (let failures = 1; ; failures++) {
    try {
      return await ask({ do: "proceed" });
    } catch (error) {
      if (failures === PATIENCE) throw error;
      await sleep(RETRY_MS);
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
