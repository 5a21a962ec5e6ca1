import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoLogPages, dynamoTablePages } from "@bellyfed/adapters/dynamo/pages";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { projections } from "@bellyfed/features/projections";
import { readTable } from "@bellyfed/features/read-table";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import type { Control } from "../read-models/control.ts";
import { generationSeconds } from "../read-models/generations.ts";
import type { RebuildPorts } from "../read-models/rebuild/ports.ts";
import { begin, finish, proceed, rollBack, status } from "../read-models/rebuild/steps.ts";
import { realRuntime } from "../runtime.ts";
import { type Telemetry, telemetry } from "../telemetry/telemetry.ts";

/** What the rebuild is asked to do; `proceed` again and again until `done`. */
export type RebuildRequest =
  | { readonly do: "begin"; readonly switch?: boolean; readonly force?: boolean }
  | { readonly do: "proceed" | "roll back" | "finish" | "status" };

export interface RebuildAnswer extends Pick<Control, "live" | "also" | "job"> {
  /** Nothing is under way. */
  readonly done: boolean;
  /** How long to wait before asking again. */
  readonly wait_seconds: number;
}

/** One piece of work takes seconds; what is left of this time is not begun with. */
const RESERVE_MS = 60_000;
const INVOCATION_SECONDS = 60;

/** Builds a new generation of the read table, piece by piece: see rebuild/README.md. */
export function compose(env: Env): Handler<RebuildRequest, RebuildAnswer> {
  const names = required(env, "EVENTS_TABLE", "READ_TABLE", "READ_TABLE_2");
  const signals = telemetry("rebuild", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const events = { client, table: names.EVENTS_TABLE };
  const place = (table: string) => ({
    table: dynamoReadTable({ client, table }),
    pages: dynamoTablePages({ client, table }),
  });
  const ports: RebuildPorts = {
    places: { 1: place(names.READ_TABLE), 2: place(names.READ_TABLE_2) },
    logPages: dynamoLogPages(events),
    log: dynamoEventStore(events),
    models: projections.filter(({ derived }) => derived),
    readTable,
    runtime: realRuntime(),
    logger: signals.log,
    cacheSeconds: generationSeconds(env),
    invocationSeconds: INVOCATION_SECONDS,
  };
  return async (request, context) => {
    const control = await answer(ports, request, () => context.getRemainingTimeInMillis() > RESERVE_MS);
    report(signals, request, control);
    return answerOf(control, ports.runtime.now());
  };
}

function answer(ports: RebuildPorts, request: RebuildRequest, hasTime: () => boolean): Promise<Control> {
  switch (request.do) {
    case "begin":
      return begin(ports, { switch: request.switch ?? true, force: request.force ?? false });
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

function answerOf({ live, also, job }: Control, now: number): RebuildAnswer {
  const done = job === null || job.outcome !== null;
  const wait_seconds = done ? 0 : Math.max(0, Math.ceil((job.not_before - now) / 1000));
  return { live, also, job, done, wait_seconds };
}

function report({ log, count, flush }: Telemetry, request: RebuildRequest, { job, ...places }: Control): void {
  const { sums: _, different: __, ...facts } = job ?? {};
  log.info("Rebuild", { request: request.do, ...places, ...facts });
  if (job?.outcome === "different") count("RebuildDifferences", job.differing);
  flush();
}

export const handler = entry(compose);
