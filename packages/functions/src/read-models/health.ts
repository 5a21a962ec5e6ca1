import type { Item, Key, Log, ReadTable, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { systemPartitions } from "@bellyfed/core/read-table";
import { positionsText } from "@bellyfed/features/feed/rules";
import { type FeedHealth, feedHealthOf, feedKeys, provedIn } from "./feed-health.ts";

/** Told what a batch has applied; never fails, and writes at most once in ten seconds. */
export type NoteApplied = (applied: readonly { readonly timestamp: string }[]) => Promise<void>;
/** What reconcile found out about a read model. */
export interface Behind {
  /** Events that the log has and the read model has not. */
  readonly events: number;
  /** Since the oldest of these was appended; 0 when there are none. */
  readonly seconds: number;
}

/** HEALTH#<model>: how a read model is, as its consumer and as reconcile last saw it. Told to `GET /health?deep=1`. */
const keyOf = (model: string): Key => {
  const name = `${systemPartitions.health}${model}`;
  return { PK: name, SK: name };
};

const NOTE_MS = 10_000;

interface HealthPorts {
  readonly table: Pick<ReadTableWriter, "transact">;
  readonly runtime: Pick<Runtime, "now">;
  readonly logger: Log;
}

/** For a consumer: when it last applied something, and how long that had been in the log. */
export function noteApplied(model: string, ports: HealthPorts): NoteApplied {
  let noted = Number.NEGATIVE_INFINITY;
  return async (applied) => {
    const now = ports.runtime.now();
    if (applied.length === 0 || now - noted < NOTE_MS) return;
    noted = now;
    const lag_ms = Math.max(0, ...applied.map(({ timestamp }) => now - Date.parse(timestamp)));
    await note(model, { applied_at: new Date(now).toISOString(), lag_ms }, ports);
  };
}

/** For reconcile: what it found behind. */
export async function noteBehind(model: string, { events, seconds }: Behind, ports: HealthPorts): Promise<void> {
  const checked_at = new Date(ports.runtime.now()).toISOString();
  await note(model, { checked_at, behind_events: events, behind_seconds: seconds }, ports);
}

/** Consumer and reconcile write different attributes of the same item. */
async function note(model: string, facts: Readonly<Record<string, unknown>>, ports: HealthPorts): Promise<void> {
  const names = Object.keys(facts);
  try {
    await ports.table.transact([
      {
        kind: "update",
        operation: {
          Key: keyOf(model),
          UpdateExpression: `SET ${names.map((_, at) => `#f${at} = :f${at}`).join(", ")}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#f${at}`, name])),
          ExpressionAttributeValues: Object.fromEntries(names.map((name, at) => [`:f${at}`, facts[name]])),
        },
      },
    ]);
  } catch (error) {
    ports.logger.warn("The read model's health could not be noted", { model, error });
  }
}

export interface ModelHealth {
  readonly name: string;
  readonly applied_at: string | null;
  readonly lag_ms: number | null;
  readonly checked_at: string | null;
  readonly behind_events: number | null;
  readonly behind_seconds: number | null;
  readonly proved_position: string | null;
  readonly lacks_since: string | null;
}

export interface Healths {
  readonly read_models: readonly ModelHealth[];
  readonly feed: FeedHealth | null;
}

/** The health of these read models, and of the feed, in one read; what was never noted is null. */
export async function healthOf(models: readonly string[], table: Pick<ReadTable, "batchGet">): Promise<Healths> {
  const items = await table.batchGet([...models.map(keyOf), ...feedKeys]);
  const proved = provedIn(items);
  const read_models = models.map((name) => {
    const { positions, lacks_since = null } = proved[name] ?? {};
    const facts = factsOf(items.find(({ PK }) => PK === keyOf(name).PK));
    return { name, ...facts, proved_position: positions ? positionsText(positions) : null, lacks_since };
  });
  return { read_models, feed: feedHealthOf(items, models) };
}

function factsOf(item: Item | undefined): Omit<ModelHealth, "name" | "proved_position" | "lacks_since"> {
  const text = (name: string) => (typeof item?.[name] === "string" ? item[name] : null);
  const number = (name: string) => (typeof item?.[name] === "number" ? item[name] : null);
  return {
    applied_at: text("applied_at"),
    lag_ms: number("lag_ms"),
    checked_at: text("checked_at"),
    behind_events: number("behind_events"),
    behind_seconds: number("behind_seconds"),
  };
}
