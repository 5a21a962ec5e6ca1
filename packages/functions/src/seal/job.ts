import type { ReadTableWriter } from "@bellyfed/core/ports";
import { putRevised } from "@bellyfed/core/revised";
import * as v from "valibot";
import { controlKey } from "../read-models/control.ts";

/** How far the sealing of what was stored in clear is: one item of READ_TABLE. */
const JobSchema = v.object({
  /** `TYPE@version` of the events that are sealed by it. */
  versions: v.array(v.string()),
  done: v.boolean(),
  /** RFC 3339. */
  started_at: v.string(),
  ended_at: v.nullable(v.string()),
  /** Whether nobody else writes to the log meanwhile. */
  alone: v.boolean(),
  /** Nothing is done before, milliseconds since 1970. */
  not_before: v.number(),
  /** How often the log was gone through, from 1, and where that goes on. */
  pass: v.number(),
  cursor: v.nullable(v.string()),
  /** Commits looked at in this pass. */
  commits: v.number(),
  /** Whether it has met a commit that held something in clear; said before that is changed. */
  found: v.boolean(),
  /** Commits sealed and snapshots deleted in all passes. */
  sealed: v.number(),
  snapshots: v.number(),
  /** Counts the writes, so that two who seal do not undo each other's word. */
  revision: v.number(),
});
export type SealJob = v.InferOutput<typeof JobSchema>;

const key = controlKey("SEAL");

/** Where the job is; undefined before the first. Throws for an item that is none of ours. */
export async function readSealJob(table: Pick<ReadTableWriter, "get">): Promise<SealJob | undefined> {
  const item = await table.get({ Key: key, ConsistentRead: true });
  return item && v.parse(JobSchema, item);
}

/** Stores what follows `before`. Throws when somebody else has stored something in between. */
export async function writeSealJob(
  table: ReadTableWriter,
  before: SealJob | undefined,
  after: Omit<SealJob, "revision">,
): Promise<SealJob> {
  const stored = { ...after, revision: (before?.revision ?? 0) + 1 };
  if ((await table.transact([putRevised({ ...key, ...stored })])) === "conflict") {
    throw new Error("Somebody else seals the log as well: only one may");
  }
  return stored;
}
