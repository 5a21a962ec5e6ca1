import { formerVersions } from "@bellyfed/core/sealing/former";
import { readSealJob, type SealJob, writeSealJob } from "./job.ts";
import { lookAt, sealPage } from "./page.ts";
import type { SealPorts } from "./ports.ts";

export interface SealOptions {
  /** Nobody else works on the log, and nobody does until this is done: nothing needs to be waited for, or looked at twice. */
  readonly alone: boolean;
  /** Goes over the log although that was done: it may be one that came back from a backup. */
  readonly anew: boolean;
}

/** After this time no function is under way any more that began with the former code, or had read what was in clear. */
const SETTLE_SECONDS = 60;

const time = (ports: Pick<SealPorts, "runtime">): string => new Date(ports.runtime.now()).toISOString();

/** Begins the job, or answers where it is: one that is done is begun again only when there are further versions to be sealed. */
export async function begin(ports: SealPorts, { alone, anew }: SealOptions): Promise<SealJob> {
  const { table, definitions, runtime } = ports;
  const known = await readSealJob(table);
  const versions = formerVersions(definitions);
  const isKnown = known !== undefined && versions.every((version) => known.versions.includes(version));
  if (isKnown && !anew) {
    if (known.done || known.alone === alone) return known;
    return writeSealJob(table, known, { ...known, alone, not_before: notBefore(runtime, alone) });
  }
  const begun = { alone, started_at: time(ports), not_before: notBefore(runtime, alone), versions };
  const nothing = { pass: 1, cursor: null, commits: 0, found: false, sealed: 0, snapshots: 0 };
  const done = versions.length === 0 || (alone && (await isNew(ports)));
  return writeSealJob(table, known, { ...begun, ...nothing, done, ended_at: done ? time(ports) : null });
}

/** A log without events has nothing to be sealed. */
async function isNew({ rewriting }: SealPorts): Promise<boolean> {
  const { commits, next_cursor } = await rewriting.page(null);
  return commits.length === 0 && next_cursor === null;
}

const notBefore = ({ now }: SealPorts["runtime"], alone: boolean): number =>
  alone ? 0 : now() + SETTLE_SECONDS * 1000;

/** One page of the log, and where that leads. A page that was done and not noted is done again, which changes nothing more. */
export async function proceed(ports: SealPorts): Promise<SealJob> {
  const { table, runtime } = ports;
  const job = await readSealJob(table);
  if (!job) throw new Error("Nothing was begun");
  if (job.done || runtime.now() < job.not_before) return job;
  const page = await lookAt(ports, job.cursor);
  // Said first, so that the pass counts as one that has found something however often it is interrupted.
  const noted = page.former.length > 0 && !job.found ? await writeSealJob(table, job, { ...job, found: true }) : job;
  const { sealed, snapshots } = await sealPage(ports, page);
  const further = {
    ...noted,
    cursor: page.next_cursor,
    commits: noted.commits + page.commits,
    sealed: noted.sealed + sealed,
    snapshots: noted.snapshots + snapshots,
  };
  return writeSealJob(table, noted, page.next_cursor === null ? endOfPass(ports, further) : further);
}

/**
 * The log is gone through until a pass has found nothing more: meanwhile functions that ran with the former code may have added something, and
 * those that had read something in clear may have stored a snapshot of it.
 */
function endOfPass(ports: SealPorts, job: SealJob): SealJob {
  if (job.alone || !job.found) return { ...job, done: true, ended_at: time(ports) };
  return { ...job, pass: job.pass + 1, commits: 0, found: false, not_before: notBefore(ports.runtime, false) };
}

/** Whether nothing in the log is in clear that is sealed today. */
export async function isSealed({ table, definitions }: Pick<SealPorts, "table" | "definitions">): Promise<boolean> {
  const job = await readSealJob(table);
  return job?.done === true && formerVersions(definitions).every((version) => job.versions.includes(version));
}
