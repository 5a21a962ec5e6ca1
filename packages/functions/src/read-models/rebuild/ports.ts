import type { LogPages, TablePages } from "@bellyfed/core/pages";
import type { EventLog, Log, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import type { ReadTableDescription } from "@bellyfed/core/read-table";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import type { Place } from "../control.ts";

/** A place that holds a generation of the read table. */
export interface GenerationPlace {
  readonly table: ReadTableWriter;
  readonly pages: TablePages;
}

export interface RebuildPorts {
  /** The first also holds what belongs to no generation, and the control item. */
  readonly places: Readonly<Record<Place, GenerationPlace>>;
  readonly logPages: LogPages;
  readonly log: EventLog;
  /** Both logs are as they are stored. */
  readonly open: OpenEnvelopes;
  /** The read models of a generation, and what the read table holds of them and of others. */
  readonly models: readonly Projection[];
  readonly readTable: Pick<ReadTableDescription, "isDerived" | "canonical" | "acrossKeys">;
  readonly runtime: Runtime;
  readonly logger: Log;
  /** How long functions go by what they know of the places. */
  readonly cacheSeconds: number;
  /** How long a function may be under way. */
  readonly invocationSeconds: number;
}
