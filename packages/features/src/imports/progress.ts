import { execute, type WritePorts } from "@bellyfed/core/execute";
import type { Operation, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { retry } from "@bellyfed/core/retry";
import { importType } from "./decider.ts";
import { importStream } from "./events.ts";
import { jobDoc, jobKey, type Progress, progressOf } from "./keys.ts";
import type { JobBoard } from "./writes.ts";

/** What a job's item knows beside its events. The first word stands; saying it again changes nothing. */
export interface Noted {
  /** Shows a job that was just created, so that it is found before its projection has come by. */
  readonly doc?: string;
  /** When its file was known to be there (RFC 3339). */
  readonly queued_at?: string;
  /** When reading its file began. */
  readonly reading_at?: string;
  /** How many rows its file has, once it was read. */
  readonly total?: number;
  /** Why the file could not be read to its end. */
  readonly broken?: string;
}
export type Note = (id: string, facts: Noted) => Promise<void>;

interface TablePorts {
  readonly table: ReadTableWriter;
  readonly runtime: Pick<Runtime, "sleep" | "random">;
}
const ATTEMPTS = 8;

/** Notes facts on the job's item. Throws after 8 conflicts with other writes to it. */
export const noter =
  ({ table, runtime }: TablePorts): Note =>
  async (id, facts) => {
    const what = `The progress of import ${id}`;
    await retry({ runtime, what, attempts: ATTEMPTS }, () =>
      table.transact([{ kind: "update", operation: notedOn(id, facts) }]),
    );
  };

/** By hand, and as the entity would: the function that begins imports is a fifth smaller without the library. */
function notedOn(id: string, facts: Noted): Operation {
  const marks = { id, __edb_e__: "import_job", __edb_v__: "1" };
  const names = [...Object.keys(marks), ...Object.keys(facts)];
  const set = names.map((name) =>
    name in marks ? `#${name} = :${name}` : `#${name} = if_not_exists(#${name}, :${name})`,
  );
  return {
    Key: jobKey(id),
    UpdateExpression: `SET ${set.join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries({ ...marks, ...facts }).map(([name, value]) => [`:${name}`, value]),
    ),
  };
}

/** Shows jobs by notes on their items. */
export const board = (note: Note): JobBoard => ({
  announce: (job, createdAt) => note(job.id, { doc: JSON.stringify(jobDoc(job, createdAt)) }),
  queued: (id, queued_at) => note(id, { queued_at }),
});

/** How far a job is, strongly consistent. */
export const progress = async (table: Pick<ReadTableWriter, "batchGet">, id: string): Promise<Progress> =>
  progressOf((await table.batchGet([jobKey(id)], { consistent: true }))[0]);

/**
 * Completes the job when the last of its rows has its result. Whoever writes results asks this afterwards, and so does a redelivery that
 * finds nothing left to write: the one before may have been cut off in between. The job's id is the command's, so it happens once.
 */
export async function completeWhenDone(ports: TablePorts & WritePorts, id: string, traceId: string): Promise<boolean> {
  const { counts, noted, dishes, total, broken } = await progress(ports.table, id);
  if (total === null || counts.read < total) return false;
  await execute(ports, {
    type: importType,
    stream: importStream(id),
    command: { type: "complete", counts, noted, dishes, error: broken },
    meta: {
      commandId: id,
      bodyHash: id,
      actor: `import:${id}`,
      traceId,
      at: new Date(ports.runtime.now()).toISOString(),
    },
  });
  return true;
}
