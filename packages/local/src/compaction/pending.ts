import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Says by being there that something was deleted for good, and is still in the free space of files. */
const markOf = (dataDir: string): string => join(dataDir, "compaction.pending");

/**
 * Notes that something is to be gone from the files of a data folder: before it is deleted, so that no crash comes between. The files are
 * compacted when the run stops, or at the next start. Again changes nothing.
 */
export function askForCompaction(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(markOf(dataDir), "");
}

/** Whether the files are to be compacted. */
export const isCompactionPending = (dataDir: string): boolean => existsSync(markOf(dataDir));

/** Once all of them are. */
export const compactionDone = (dataDir: string): void => rmSync(markOf(dataDir), { force: true });
