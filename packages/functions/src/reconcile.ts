import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReader } from "@bellyfed/adapters/dynamo/read-table";
import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import type { Commit, EventLog, EventPublisher, Log, LogScan, ReadTable } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/project";
import { projections } from "@bellyfed/features/projections";
import { type Env, required } from "./environment.ts";
import { entry, type Handler } from "./lambda.ts";
import { realRuntime } from "./runtime.ts";
import { telemetry } from "./telemetry.ts";

export interface Reconciled {
  /** Commits looked at. */
  readonly commits: number;
  /** Events sent again, by read model. */
  readonly redriven: Readonly<Record<string, number>>;
}

interface ReconcilePorts {
  readonly scan: LogScan;
  readonly log: EventLog;
  readonly table: ReadTable;
  readonly publisher: EventPublisher;
  readonly logger: Log;
}

/**
 * Compares every stream's last sequence with the heads of the read models that follow it, and sends again what is behind. Needed for the
 * one loss that no later event would show: that of a stream's last event. Commits made after `before` (RFC 3339) may still be under way
 * and are left to the next run.
 */
export async function reconcile(
  models: readonly Projection[],
  before: string,
  ports: ReconcilePorts,
): Promise<Reconciled> {
  const redriven: Record<string, number> = Object.fromEntries(models.map(({ name }) => [name, 0]));
  let commits = 0;
  for await (const page of ports.scan.commits()) {
    const settled = page.filter(({ timestamp }) => timestamp < before);
    commits += settled.length;
    for (const model of models) {
      redriven[model.name] =
        (redriven[model.name] ?? 0) + (await redriveBehind(model, lastSequences(model, settled), ports));
    }
  }
  return { commits, redriven };
}

function lastSequences({ streams }: Projection, commits: readonly Commit[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { stream, sequence, events } of commits) {
    if (!stream.startsWith(streams)) continue;
    last.set(stream, Math.max(last.get(stream) ?? 0, sequence + events.length - 1));
  }
  return last;
}

async function redriveBehind(
  { name, head }: Projection,
  last: ReadonlyMap<string, number>,
  { table, log, publisher, logger }: ReconcilePorts,
): Promise<number> {
  const items = await table.batchGet(
    [...last.keys()].map((stream) => head.key(name, stream)),
    { consistent: true },
  );
  const heads = new Map(items.map((item) => [String(item.SK), head.versionOf(item)]));
  let sent = 0;
  for (const [stream, sequence] of last) {
    const applied = heads.get(head.key(name, stream).SK) ?? 0;
    if (applied >= sequence) continue;
    const behind = (await log.since(stream, applied)).map((envelope) => ({ ...envelope, status: "REDRIVEN" as const }));
    const refused = await publisher.publish(behind);
    if (refused.length > 0) logger.warn("The bus refused redriven events", { stream, refused: refused.length });
    sent += behind.length - refused.length;
  }
  return sent;
}

const IN_FLIGHT_MS = 60_000;

/** Runs once a day, and when asked to. `{ "graceSeconds": 0 }` looks at the newest commits as well. */
export function compose(env: Env): Handler<{ graceSeconds?: number }, Reconciled> {
  const names = required(env, "EVENTS_TABLE", "READ_TABLE", "EVENT_BUS");
  const signals = telemetry("reconcile", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const store = dynamoEventStore({ client, table: names.EVENTS_TABLE });
  const bus = eventBridgeClient({ endpoint: env.EVENTBRIDGE_ENDPOINT });
  const ports: ReconcilePorts = {
    scan: store,
    log: store,
    table: dynamoReader({ client, table: names.READ_TABLE }),
    publisher: eventBridgePublisher({ client: bus, bus: names.EVENT_BUS }),
    logger: signals.log,
  };
  return async ({ graceSeconds }) => {
    const grace = graceSeconds === undefined ? IN_FLIGHT_MS : graceSeconds * 1000;
    const result = await reconcile(projections, new Date(realRuntime().now() - grace).toISOString(), ports);
    signals.log.info("Reconciled", { ...result });
    for (const [model, events] of Object.entries(result.redriven)) signals.count(`Redriven.${model}`, events);
    signals.flush();
    return result;
  };
}

export const handler = entry(compose);
