import type { LogPages } from "@bellyfed/core/pages";
import type { EventLog, EventPublisher, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { projections } from "@bellyfed/features/projections";
import type { Handler } from "../lambda.ts";
import { controlKey } from "../read-models/control.ts";
import { type Generations, liveReader } from "../read-models/generations.ts";
import { noteBehind } from "../read-models/health.ts";
import { lagOf, type Reconciled, reconcile } from "../read-models/reconcile.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface ReconcilePorts {
  readonly pages: LogPages;
  readonly log: EventLog;
  readonly generations: Generations<ReadTableWriter>;
  readonly publisher: EventPublisher;
  readonly runtime: Pick<Runtime, "now">;
}

export interface ReconcileRequest {
  /** Commits that are younger may still be under way and are left out; 60 when left out, 0 looks at all. */
  readonly graceSeconds?: number;
  /** Begins at the log's beginning, whatever an earlier run has left. */
  readonly anew?: boolean;
}

const IN_FLIGHT_SECONDS = 60;
/** A page takes seconds; what is left of this time is not begun with. */
const RESERVE_MS = 60_000;

/**
 * Runs once a day, and when asked to. A run that is out of time remembers where it was, and the next one goes on there: a log that takes
 * longer than one run is looked through by several.
 */
export function reconciler(ports: ReconcilePorts, signals: Telemetry): Handler<ReconcileRequest, Reconciled> {
  const { generations, runtime } = ports;
  const [kept, logger] = [generations.tables[1], signals.log];
  const reading = { ...ports, table: liveReader(generations), logger };
  return async ({ graceSeconds = IN_FLIGHT_SECONDS, anew = false }, context) => {
    const from = anew ? null : await leftAt(kept);
    let at = from;
    const goesOn = async (next: string) => {
      await leaveAt(kept, next);
      at = next;
      return context.getRemainingTimeInMillis() > RESERVE_MS;
    };
    const before = new Date(runtime.now() - graceSeconds * 1000).toISOString();
    const result = await reconcile(projections, { before, from, goesOn }, reading);
    if (result.done && at !== null) await leaveAt(kept, null);
    logger.info("Reconciled", { ...result });
    for (const [model, missing] of Object.entries(result.behind)) {
      const seconds = lagOf(missing, runtime.now());
      report(signals, model, missing.events, seconds);
      await noteBehind(model, { events: missing.events, seconds }, { table: kept, runtime, logger });
    }
    signals.flush();
    return result;
  };
}

function report({ count, duration }: Telemetry, model: string, events: number, seconds: number): void {
  count(`Redriven.${model}`, events);
  duration(`ReadModelLag.${model}`, seconds * 1000);
}

const key = controlKey("RECONCILE");

/** Where the last run stopped, if it did not come to the end. */
async function leftAt(table: ReadTableWriter): Promise<string | null> {
  const item = await table.get({ Key: key, ConsistentRead: true });
  return typeof item?.next_page === "string" ? item.next_page : null;
}

/** Two runs at the same time do no harm: the next one begins where the last word was. */
async function leaveAt(table: ReadTableWriter, next: string | null): Promise<void> {
  const operation = {
    Key: key,
    UpdateExpression: "SET next_page = :next",
    ExpressionAttributeValues: { ":next": next },
  };
  await table.transact([{ kind: "update", operation }]);
}
