import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import type { Generation } from "@bellyfed/core/keys";
import type { Commit, ReadTableWriter } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import type { Projection } from "@bellyfed/core/projection";
import { reasonOf } from "../../sqs.ts";
import type { Job } from "./job.ts";
import type { GenerationPlace, RebuildPorts } from "./ports.ts";

const ATTEMPTS = 3;
const MOST_FAILED = 20;

/** Deletes one page of what an earlier generation left in the place. What belongs to no generation stays. */
export async function clearPage({ readTable }: RebuildPorts, { pages }: GenerationPlace, job: Job): Promise<Job> {
  const { data, next_cursor } = await pages.page(job.cursor);
  const keys = data
    .map(({ PK, SK }) => ({ PK: String(PK), SK: String(SK) }))
    .filter(({ PK }) => readTable.isDerived(PK));
  await pages.remove(keys);
  return { ...job, cursor: next_cursor, cleared: job.cleared + keys.length };
}

/**
 * Projects one page of the log into the new generation by the same rule that consumers follow, so that it does not matter how often a page
 * comes or what live traffic has already brought. Streams that cannot be projected are noted and stop nothing.
 */
export async function backfillPage(ports: RebuildPorts, target: Generation<ReadTableWriter>, job: Job): Promise<Job> {
  const { data, next_cursor } = await ports.logPages.page(job.cursor);
  const envelopes = data.flatMap((commit: Commit) => envelopesOf(commit, "REPLAYED"));
  const failures = await Promise.all(ports.models.map((model) => project(model, envelopes, ports, target)));
  return {
    ...job,
    cursor: next_cursor,
    commits: job.commits + data.length,
    events: job.events + envelopes.length,
    failed: Object.fromEntries([...Object.entries(job.failed), ...failures.flat()].slice(0, MOST_FAILED)),
  };
}

async function project(
  model: Projection,
  envelopes: readonly LogEnvelope[],
  ports: RebuildPorts,
  target: Generation<ReadTableWriter>,
): Promise<[stream: string, reason: string][]> {
  const own = envelopes.filter(({ stream_id }) => stream_id.startsWith(model.streams));
  let { failed } = await projectBatch(model, own, { ...ports, ...target });
  for (let attempt = 1; failed.size > 0 && attempt < ATTEMPTS; attempt++) {
    await ports.runtime.sleep(100 * 2 ** attempt);
    const left = own.filter(({ stream_id }) => failed.has(stream_id));
    failed = (await projectBatch(model, left, { ...ports, ...target })).failed;
  }
  return [...failed].map(([stream, error]) => [stream, reasonOf(error)]);
}
