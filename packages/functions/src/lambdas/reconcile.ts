import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import type { Commit, EventLog, EventPublisher, Log, LogScan, ReadTable } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import { projections } from "@bellyfed/features/projections";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { liveReader } from "../read-models/generations.ts";
import { noteBehind } from "../read-models/health.ts";
import { realRuntime } from "../runtime.ts";
import { type Telemetry, telemetry } from "../telemetry/telemetry.ts";

export interface Reconciled {
  /** Commits looked at. */
  readonly commits: number;
  /** Events sent again, by read model. */
  readonly redriven: Readonly<Record<string, number>>;
  /** What was behind when this run came by, by read model. */
  readonly behind: Readonly<Record<string, Missing>>;
}

/** Events that a read model has not applied. */
export interface Missing {
  readonly events: number;
  /** When the oldest of them was appended (RFC 3339); null: there are none. */
  readonly oldest: string | null;
}

export interface ReconcilePorts {
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
  const found = models.map((model) => ({ model, sent: new Map<string, number>(), redriven: 0, events: 0, oldest: "" }));
  let commits = 0;
  for await (const page of ports.scan.commits()) {
    const settled = page.filter(({ timestamp }) => timestamp < before);
    commits += settled.length;
    for (const each of found) await redriveBehind(each, lastSequences(each.model, settled), ports);
  }
  return {
    commits,
    redriven: Object.fromEntries(found.map(({ model, redriven }) => [model.name, redriven])),
    behind: Object.fromEntries(
      found.map(({ model, events, oldest }) => [model.name, { events, oldest: oldest || null }]),
    ),
  };
}

function lastSequences({ streams }: Projection, commits: readonly Commit[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { stream, sequence, events } of commits) {
    if (!stream.startsWith(streams)) continue;
    last.set(stream, Math.max(last.get(stream) ?? 0, sequence + events.length - 1));
  }
  return last;
}

/** What was found of one read model so far. */
interface Found {
  readonly model: Projection;
  /** How far streams that were behind have been sent: a stream's commits can be on two pages of the scan. */
  readonly sent: Map<string, number>;
  redriven: number;
  events: number;
  oldest: string;
}

async function redriveBehind(
  found: Found,
  last: ReadonlyMap<string, number>,
  { table, log, publisher, logger }: ReconcilePorts,
): Promise<void> {
  const { name, head } = found.model;
  const items = await table.batchGet(
    [...last.keys()].map((stream) => head.key(name, stream)),
    { consistent: true },
  );
  const heads = new Map(items.map((item) => [String(item.SK), head.versionOf(item)]));
  for (const [stream, sequence] of last) {
    let from = Math.max(heads.get(head.key(name, stream).SK) ?? 0, found.sent.get(stream) ?? 0);
    while (from < sequence) {
      const behind = (await log.since(stream, from)).map((event) => ({ ...event, status: "REDRIVEN" as const }));
      const newest = behind.at(-1);
      if (!newest) break;
      const refused = await publisher.publish(behind);
      if (refused.length > 0) logger.warn("The bus refused redriven events", { stream, refused: refused.length });
      found.redriven += behind.length - refused.length;
      found.events += behind.length;
      found.oldest = [found.oldest, behind[0]?.timestamp ?? ""].filter(Boolean).sort()[0] ?? "";
      from = newest.stream_version;
      found.sent.set(stream, from);
    }
  }
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
    table: liveReader(env, client),
    publisher: eventBridgePublisher({ client: bus, bus: names.EVENT_BUS }),
    logger: signals.log,
  };
  const kept = dynamoReadTable({ client, table: names.READ_TABLE });
  const runtime = realRuntime();
  return async ({ graceSeconds }) => {
    const grace = graceSeconds === undefined ? IN_FLIGHT_MS : graceSeconds * 1000;
    const result = await reconcile(projections, new Date(runtime.now() - grace).toISOString(), ports);
    signals.log.info("Reconciled", { ...result });
    for (const [model, missing] of Object.entries(result.behind)) {
      const seconds = lagOf(missing, runtime.now());
      report(signals, model, missing.events, seconds);
      await noteBehind(model, { events: missing.events, seconds }, { table: kept, runtime, logger: signals.log });
    }
    signals.flush();
    return result;
  };
}

/** Seconds since the oldest missing event was appended, at `now` (milliseconds since 1970); 0 when nothing is missing. */
export const lagOf = ({ oldest }: Missing, now: number): number =>
  oldest === null ? 0 : Math.max(0, Math.round((now - Date.parse(oldest)) / 1000));

function report({ count, duration }: Telemetry, model: string, events: number, seconds: number): void {
  count(`Redriven.${model}`, events);
  duration(`ReadModelLag.${model}`, seconds * 1000);
}

export const handler = entry(compose);
