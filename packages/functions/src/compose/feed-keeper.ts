import type { LogPages } from "@bellyfed/core/pages";
import type { EventLog, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import type { Numbering } from "@bellyfed/features/feed/control";
import type { PassSize } from "@bellyfed/features/feed/earliest";
import { beginFeed, numberLog } from "@bellyfed/features/feed/numbering";
import { prove } from "@bellyfed/features/feed/proving";
import { projections } from "@bellyfed/features/projections";
import type { Handler } from "../lambda.ts";
import type { Generations } from "../read-models/generation-tables.ts";
import { liveReader, still } from "../read-models/generations.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface FeedKeeperPorts {
  readonly generations: Generations<ReadTableWriter>;
  readonly log: EventLog;
  readonly pages: LogPages;
  readonly runtime: Runtime;
  readonly keptSeconds: number;
  readonly lanes: number;
  readonly size: PassSize;
  /** Whether nothing in the log is in clear any more that is to be sealed: the feed keeps events as they are in the log. */
  readonly isSealed: () => Promise<boolean>;
}

/** What the schedule sends says nothing of this: then it goes on with what there is to do. */
export interface FeedRequest {
  /** Only begins the feed, which takes no time; numbering an old log is left to the schedule. */
  readonly begin?: boolean;
  /** Nobody else can be at work: what a process that died was at is gone on with at once. */
  readonly alone?: boolean;
}

/** How far the numbering is. */
export type FeedAnswer = Pick<Numbering, "phase" | "lanes" | "total">;

/** A piece takes seconds, a look through a large log minutes; what is left of this time is not begun with. */
const RESERVE_MS = 60_000;

/**
 * Keeps the feed, every minute: numbers what the log held before there was a feed, once, and from then on proves up to which
 * position every read model has everything.
 */
export function feedKeeper(ports: FeedKeeperPorts, signals: Telemetry): Handler<FeedRequest, FeedAnswer> {
  const kept = ports.generations.tables[1];
  const logger = signals.log;
  return async ({ begin = false, alone = false }, context) => {
    const goesOn = () => context.getRemainingTimeInMillis() > RESERVE_MS;
    const numbering = { ...ports, table: kept, logger, goesOn };
    const begun = await beginFeed(numbering, ports.lanes);
    // A log without events needs no looking through; one from before is sealed first.
    const isNew = begun.phase === "catching" && begun.total === 0;
    const known = alone ? { ...begun, busy_until: 0 } : begun;
    const waits = !isNew && (begin || (begun.phase !== "done" && !(await ports.isSealed())));
    const reached = waits ? begun : await numberLog(numbering, known);
    if (reached.phase !== "done")
      logger.info("The log is being numbered", { phase: reached.phase, total: reached.total });
    else if (!begin) await proving(ports, reached.lanes, signals);
    signals.flush();
    return { phase: reached.phase, lanes: reached.lanes, total: reached.total };
  };
}

async function proving({ generations, runtime }: FeedKeeperPorts, lanes: number, { duration }: Telemetry) {
  const { now } = runtime;
  const places = await generations.places();
  const table = liveReader(still(generations, places));
  const proved = await prove(projections, lanes, { table, live: places.live, kept: generations.tables[1], now });
  const lags = Object.values(proved).map(({ lacks_since }) =>
    lacks_since === null ? 0 : now() - Date.parse(lacks_since),
  );
  duration("ProvedLag", Math.max(0, ...lags));
}
