import type { LogRewriting } from "@bellyfed/core/log-rewriting";
import type { EventLog, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import type { Whose } from "@bellyfed/core/sealing/former";
import type { Sealing } from "@bellyfed/core/sealing/store";

export interface SealPorts extends Sealing {
  readonly rewriting: LogRewriting;
  /** The log as it is stored. */
  readonly log: EventLog;
  /** Whose text it is that former versions did not name. */
  readonly whose: Whose;
  /** Where the job remembers how far it is. */
  readonly table: ReadTableWriter;
  readonly runtime: Pick<Runtime, "now">;
}
