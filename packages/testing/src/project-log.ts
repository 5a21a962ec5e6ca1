import type { MemoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { envelopesOf } from "@bellyfed/core/envelope";
import { currentKeys } from "@bellyfed/core/keys";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { projections } from "@bellyfed/features/projections";
import { nothingSealed, quietTelemetry } from "./invocation.ts";

const runtime = { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 };

/** Brings every read model up to a log that holds clear text. Throws when one of them cannot be. */
export async function projectLog(log: MemoryEventStore, table: ReadTableWriter): Promise<void> {
  const envelopes = log.appended.flatMap((commit) => envelopesOf(commit));
  const ports = { table, keys: currentKeys, log, open: nothingSealed, runtime, logger: quietTelemetry().log };
  for (const model of projections) {
    const { failed } = await projectBatch(model, envelopes, ports);
    for (const [stream, cause] of failed) throw new Error(`${model.name} cannot be brought up to ${stream}`, { cause });
  }
}
