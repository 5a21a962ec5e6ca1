import { projections } from "@bellyfed/features/projections";
import { readTable } from "@bellyfed/features/read-table";
import type { Handler } from "../lambda.ts";
import type { Control } from "../read-models/control.ts";
import type { RebuildPorts } from "../read-models/rebuild/ports.ts";
import { begin, claim, finish, proceed, renew, rollBack, status } from "../read-models/rebuild/steps.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/**
 * What the rebuild is asked to do; `proceed` again and again until `done`. `renew`: only where the live generation has the keys of an earlier
 * release. `claim`: a store without events has today's keys at once.
 */
export type RebuildRequest =
  | { readonly do: "begin"; readonly switch?: boolean; readonly force?: boolean; readonly renew?: boolean }
  | { readonly do: "claim" | "proceed" | "roll back" | "finish" | "status" };

export interface RebuildAnswer extends Pick<Control, "live" | "also" | "keys" | "job"> {
  /** Nothing is under way. */
  readonly done: boolean;
  /** How long to wait before asking again. */
  readonly wait_seconds: number;
}

/** One piece of work takes seconds; what is left of this time is not begun with. */
const RESERVE_MS = 60_000;
const INVOCATION_SECONDS = 60;

export type RebuilderPorts = Omit<RebuildPorts, "models" | "readTable" | "logger" | "invocationSeconds">;

/** Builds a new generation of the read table, piece by piece: see read-models/rebuild/README.md. */
export function rebuilder(ports: RebuilderPorts, signals: Telemetry): Handler<RebuildRequest, RebuildAnswer> {
  const models = projections.filter(({ derived }) => derived);
  const working = { ...ports, models, readTable, logger: signals.log, invocationSeconds: INVOCATION_SECONDS };
  return async (request, context) => {
    const control = await answer(working, request, () => context.getRemainingTimeInMillis() > RESERVE_MS);
    report(signals, request, control);
    return answerOf(control, ports.runtime.now());
  };
}

function answer(ports: RebuildPorts, request: RebuildRequest, hasTime: () => boolean): Promise<Control> {
  switch (request.do) {
    case "begin":
      if (request.renew) return renew(ports);
      return begin(ports, { switch: request.switch ?? true, force: request.force ?? false });
    case "claim":
      return claim(ports);
    case "proceed":
      return proceedWhile(ports, hasTime);
    case "roll back":
      return rollBack(ports);
    case "finish":
      return finish(ports);
    case "status":
      return status(ports);
  }
}

/** As many pieces as there is time for: at least one, and no waiting in between. */
async function proceedWhile(ports: RebuildPorts, hasTime: () => boolean): Promise<Control> {
  for (;;) {
    const control = await proceed(ports);
    const { done, wait_seconds } = answerOf(control, ports.runtime.now());
    if (done || wait_seconds > 0 || !hasTime()) return control;
  }
}

function answerOf({ live, also, keys, job }: Control, now: number): RebuildAnswer {
  const done = job === null || job.outcome !== null;
  const wait_seconds = done ? 0 : Math.max(0, Math.ceil((job.not_before - now) / 1000));
  return { live, also, keys, job, done, wait_seconds };
}

function report({ log, count, flush }: Telemetry, request: RebuildRequest, { job, ...places }: Control): void {
  const { sums: _, different: __, ...facts } = job ?? {};
  log.info("Rebuild", { request: request.do, ...places, ...facts });
  if (job?.outcome === "different") count("RebuildDifferences", job.differing);
  flush();
}
