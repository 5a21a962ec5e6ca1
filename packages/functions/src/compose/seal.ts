import type { Handler } from "../lambda.ts";
import type { SealJob } from "../seal/job.ts";
import type { SealPorts } from "../seal/ports.ts";
import { begin, proceed } from "../seal/steps.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/**
 * `begin`, and then `proceed` again and again until `done`. `alone`: nobody else works on the log until it is done. `anew`: also where that was
 * done before.
 */
export type SealRequest =
  | { readonly do: "begin"; readonly alone?: boolean; readonly anew?: boolean }
  | { readonly do: "proceed" };

export interface SealAnswer extends Pick<SealJob, "done" | "pass" | "commits" | "sealed" | "snapshots" | "ended_at"> {
  /** How long to wait before asking again. */
  readonly wait_seconds: number;
}

/** One piece of work takes seconds; what is left of this time is not begun with. */
const RESERVE_MS = 60_000;

/** Seals what the log holds in clear, page by page and once: see seal/README.md. */
export const sealer =
  (ports: SealPorts, { log, flush }: Telemetry): Handler<SealRequest, SealAnswer> =>
  async (request, context) => {
    const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MS;
    const job = await reached(ports, request, hasTime);
    const answer = answerOf(job, ports.runtime.now());
    log.info("Seal", { request: request.do, ...answer });
    flush();
    return answer;
  };

/** As many pieces as there is time for: at least one, and no waiting in between. */
async function reached(ports: SealPorts, request: SealRequest, hasTime: () => boolean): Promise<SealJob> {
  if (request.do === "begin") return begin(ports, { alone: request.alone ?? false, anew: request.anew ?? false });
  for (;;) {
    const job = await proceed(ports);
    const { done, wait_seconds } = answerOf(job, ports.runtime.now());
    if (done || wait_seconds > 0 || !hasTime()) return job;
  }
}

function answerOf({ done, pass, commits, sealed, snapshots, ended_at, not_before }: SealJob, now: number): SealAnswer {
  const wait_seconds = done ? 0 : Math.max(0, Math.ceil((not_before - now) / 1000));
  return { done, pass, commits, sealed, snapshots, ended_at, wait_seconds };
}
