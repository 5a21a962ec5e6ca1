import type { LogPages } from "@bellyfed/core/pages";
import type { EventLog, EventPublisher, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { readNumbering } from "@bellyfed/features/feed/control";
import { feedFollower } from "@bellyfed/features/feed/entity";
import { everyPolicy } from "@bellyfed/features/policies";
import { projections } from "@bellyfed/features/projections";
import type { Handler } from "../lambda.ts";
import { controlKey } from "../read-models/control.ts";
import type { Generations } from "../read-models/generation-tables.ts";
import { liveReader } from "../read-models/generations.ts";
import { noteBehind } from "../read-models/health.ts";
import { type Behind, lagOf, type Reconciled, reconcile, type Stretch } from "../read-models/reconcile.ts";
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
    const left = anew ? BEGINNING : await leftAt(kept);
    let { from } = left;
    const goesOn = async (next: string, found: Behind) => {
      from = next;
      await leaveAt(kept, { from, found });
      return context.getRemainingTimeInMillis() > RESERVE_MS;
    };
    const before = new Date(runtime.now() - graceSeconds * 1000).toISOString();
    const result = await reconcile(
      [...projections, ...everyPolicy, ...(await numbered(kept))],
      { before, ...left, goesOn },
      reading,
    );
    if (result.done && from !== null) await leaveAt(kept, BEGINNING);
    logger.info("Reconciled", { ...result });
    for (const [model, events] of Object.entries(result.redriven)) signals.count(`Redriven.${model}`, events);
    // How a read model is can be said only of the whole log.
    for (const [model, missing] of result.done ? Object.entries(result.behind) : []) {
      const seconds = lagOf(missing, runtime.now());
      signals.duration(`ReadModelLag.${model}`, seconds * 1000);
      await noteBehind(model, { events: missing.events, seconds }, { table: kept, runtime, logger });
    }
    signals.flush();
    return result;
  };
}

/** The feed, once an old log is numbered: until then it lacks most of it, and not for long. */
const numbered = async (table: ReadTableWriter) =>
  (await readNumbering(table))?.phase === "done" ? [feedFollower] : [];

const key = controlKey("RECONCILE");

/** Where a run stopped, and what was behind before it. */
type Left = Pick<Stretch, "from" | "found">;
const BEGINNING: Left = { from: null, found: {} };

/** What the last run has left, if it did not come to the end. */
async function leftAt(table: ReadTableWriter): Promise<Left> {
  const item = await table.get({ Key: key, ConsistentRead: true });
  return typeof item?.next_page === "string"
    ? { from: item.next_page, found: (item.found ?? {}) as Behind }
    : BEGINNING;
}

/** Two runs at the same time do no harm: the next one begins where the last word was. */
async function leaveAt(table: ReadTableWriter, { from, found }: Left): Promise<void> {
  const operation = {
    Key: key,
    UpdateExpression: "SET next_page = :next, #found = :found",
    ExpressionAttributeNames: { "#found": "found" },
    ExpressionAttributeValues: { ":next": from, ":found": found },
  };
  await table.transact([{ kind: "update", operation }]);
}
