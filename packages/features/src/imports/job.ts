import { AppError, type ErrorKind } from "@bellyfed/core/error";
import { load, type WritePorts } from "@bellyfed/core/execute";
import type { ObjectStore } from "@bellyfed/core/object-store";
import type { MessageSender, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import type { Locator } from "@bellyfed/core/whereabouts";
import type { Fault, ImportRecord } from "./contract.ts";
import { importType, type JobFacts } from "./decider.ts";
import { importStream } from "./events.ts";
import { broken } from "./files/head.ts";
import { grouped, parcels, type RowsMessage } from "./grouping.ts";
import { bounded, type NumberedRecord, type RowResult } from "./importing.ts";
import { type Mapped, mapRow, profilesByName } from "./profiles/profile.ts";
import type { Defaults, Profile } from "./profiles/row.ts";
import { completeWhenDone, noter, progress } from "./progress.ts";
import { recordResults } from "./results.ts";
import { MOST_FILE_BYTES } from "./rules.ts";
import { fileKey, type JobMessage } from "./writes.ts";

/** A row as the file has it, numbered from 1; or why it is no row. */
export type FileRow =
  | {
      readonly row: number;
      readonly value: unknown;
      /** What was left out of it and why; none when left out. */
      readonly notes?: readonly Fault[];
    }
  | { readonly row: number; readonly faults: readonly Fault[] };

/** Reads a file's rows in order. Throws AppError `malformed`, saying where, once the file breaks off. */
export type ReadFile = (
  file: Pick<JobFacts, "profile" | "format">,
  chunks: AsyncIterable<Uint8Array>,
) => AsyncIterable<FileRow>;

export interface JobPorts extends WritePorts {
  readonly table: ReadTableWriter;
  readonly files: ObjectStore;
  readonly rows: MessageSender;
  readonly locator: Locator;
  readonly readFile: ReadFile;
}

/** What is wrong with the file itself: reading it again would not help. */
const ENDING: readonly ErrorKind[] = ["malformed", "missing", "too_large"];
/** Rows that wait for others of their restaurant; rows further apart than this become groups of their own. */
const WINDOW_ROWS = 5_000;
const WINDOW_REJECTED = 49;
/** Restaurants of a file, the last ones, whose dishes may stand further down without being looked for. */
const MOST_REMEMBERED = 100_000;
const MESSAGE_BYTES = 100_000;
/** Less than the function may take, so that what was read is sent on and the job ends, instead of beginning again for ever. */
const MOST_MINUTES = 12;

/**
 * Reads a job's file and sends its rows on. Once more does no harm: results are kept by row number, so a row that has one is passed over
 * downstream, and a job whose rows were all sent only asks whether it is complete.
 */
export async function runJob(ports: JobPorts, { job_id, trace_id }: JobMessage): Promise<void> {
  const { state } = await load(ports.store, importType, importStream(job_id));
  if (state.status !== "created") return;
  const note = noter(ports);
  if ((await progress(ports.table, job_id)).total === null) {
    await note(job_id, { reading_at: new Date(ports.runtime.now()).toISOString() });
    const { total, broken } = await sendRows(ports, state.job, trace_id);
    await note(job_id, { total, ...(broken !== undefined && { broken }) });
  }
  await completeWhenDone(ports, job_id, trace_id);
}

interface Read {
  readonly total: number;
  readonly broken: string | undefined;
}

async function sendRows(ports: JobPorts, job: JobFacts, traceId: string): Promise<Read> {
  const profile = profilesByName[job.profile];
  const out = outbox(ports, job, traceId);
  let total = 0;
  try {
    const chunks = await ports.files.read(fileKey(job.id), MOST_FILE_BYTES);
    for await (const read of ports.readFile(job, timely(chunks, ports.runtime))) {
      total = read.row;
      const mapped = mapRead(profile, read, job.defaults);
      if ("record" in mapped)
        await out.accept({ row: read.row, ...mapped, record: await located(ports, mapped.record) });
      else await out.reject({ row: read.row, outcome: "rejected", faults: mapped.rejected });
    }
    await out.flush();
    return { total, broken: undefined };
  } catch (error) {
    if (!(error instanceof AppError) || !ENDING.includes(error.kind)) throw error;
    await out.flush();
    return { total, broken: error.message };
  }
}

/** The record with what its location tells; a time zone that it says counts more. */
async function located({ locator }: JobPorts, record: ImportRecord): Promise<NumberedRecord["record"]> {
  const { location, hours } = record.restaurant ?? {};
  const said = hours?.time_zone ? { time_zone: hours.time_zone } : {};
  return { ...record, ...(location && (await locator.at(location))), ...said };
}

/** A row of a file as a record, with what was left out of it at its reading as well. */
export function mapRead(profile: Profile, read: FileRow, defaults: Defaults): Mapped {
  if (!("value" in read)) return { rejected: read.faults };
  const mapped = mapRow(profile, read.value, defaults);
  if ("rejected" in mapped || !read.notes) return mapped;
  return { record: mapped.record, notes: bounded([...read.notes, ...(mapped.notes ?? [])]) };
}

/** The same bytes, unless they take too long: then AppError, after the rows before it. */
async function* timely(chunks: AsyncIterable<Uint8Array>, { now }: Pick<Runtime, "now">): AsyncGenerator<Uint8Array> {
  const end = now() + MOST_MINUTES * 60_000;
  for await (const chunk of chunks) {
    if (now() > end) {
      throw broken(
        `Reading the file took longer than ${MOST_MINUTES} minutes; import what follows in files of its own`,
      );
    }
    yield chunk;
  }
}

/** Collects rows: accepted ones for the queue, by restaurant; rejected ones for the results. */
function outbox(ports: JobPorts, job: JobFacts, trace_id: string) {
  let accepted: NumberedRecord[] = [];
  let rejected: RowResult[] = [];
  const { id: job_id, profile, source: source_name } = job;
  const restaurants = new Set<string>();
  const send = async () => {
    const announced = accepted.map((row) =>
      !row.record.restaurant && restaurants.has(row.record.external_id) ? { ...row, announced: true } : row,
    );
    const messages = parcels(grouped(announced), MESSAGE_BYTES).map(
      (groups): RowsMessage => ({ job_id, trace_id, profile, source_name, groups }),
    );
    accepted = [];
    if (messages.length > 0) await ports.rows.send(messages);
  };
  const record = async () => {
    const results = rejected;
    rejected = [];
    await recordResults(ports, job_id, results);
  };
  return {
    async accept(row: NumberedRecord) {
      accepted.push(row);
      if (row.record.restaurant) restaurants.add(row.record.external_id);
      if (restaurants.size > MOST_REMEMBERED) restaurants.delete(restaurants.values().next().value ?? "");
      if (accepted.length >= WINDOW_ROWS) await send();
    },
    async reject(row: RowResult) {
      rejected.push(row);
      if (rejected.length >= WINDOW_REJECTED) await record();
    },
    flush: async () => void (await Promise.all([send(), record()])),
  };
}
