import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { INDEX_FOLDER } from "@bellyfed/core/search/index-key";
import { journalFile } from "../bus/bus.ts";
import { databaseFile } from "../dynamodb/engine.ts";
import { type StreamCheckpoint, trimPassed } from "../dynamodb/streams.ts";
import { queuesFile } from "../sqs/fauxqs.ts";
import { compactionDone, isCompactionPending } from "./pending.ts";

/**
 * SQLite leaves what was deleted or replaced in free pages and in its write-ahead log. VACUUM writes the database anew; it is one transaction, so
 * that a process that is killed meanwhile leaves the old content or the new.
 * @see https://sqlite.org/lang_vacuum.html
 */
const COMPACT = "PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";

/** Takes what was deleted out of a SQLite file that nobody else has open; nothing where there is none. Answers as `before` does. */
function compact(file: string, before: (database: DatabaseSync) => boolean = () => false): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return false;
  const database = new DatabaseSync(file);
  try {
    const answer = before(database);
    database.exec(COMPACT);
    return answer;
  } finally {
    database.close();
  }
}

/** What a run that was killed while it replaced a file of the issuer's has left beside it: accounts that may be gone since. */
const HALF_WRITTEN = /^(users|refresh-tokens)\.json\./;

function removeHalfWritten(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })) return;
  for (const name of readdirSync(folder)) if (HALF_WRITTEN.test(name)) rmSync(join(folder, name));
}

/**
 * Takes away the search index's files, which hold what reviews said when they were last written: they are made anew of what is left. What runs
 * meanwhile finds none, as on the first day.
 */
function forgetIndex(objects: DatabaseSync): boolean {
  const hasObjects = objects.prepare("SELECT 1 FROM sqlite_master WHERE name = 's3_objects'").get() !== undefined;
  if (hasObjects) objects.prepare("DELETE FROM s3_objects WHERE key LIKE ?").run(`${INDEX_FOLDER}%`);
  return false;
}

export interface Compaction {
  readonly dataDir: string;
  /** How far the readers of the log's stream have come: records that all have passed go too, whatever their age. */
  readonly checkpoints: readonly StreamCheckpoint[];
  readonly log: (line: string) => void;
}

/**
 * Takes what was deleted out of the files of a data folder, if that was asked for: the engine's, the bus's, the queues', the issuer's. For while
 * none of them is open. What fails (on a full disk: a copy needs room) is logged, and asked for again by the mark that stays.
 */
export function compactIfPending({ dataDir, checkpoints, log }: Compaction): void {
  if (!isCompactionPending(dataDir)) return;
  log("Something was erased: what was deleted is taken out of the files ...");
  try {
    const isTold = !compact(databaseFile(dataDir), (database) => trimPassed(database, checkpoints));
    compact(journalFile(dataDir));
    compact(queuesFile(dataDir), forgetIndex);
    removeHalfWritten(join(dataDir, "issuer"));
    // What the relay has not told yet may be what is to be gone.
    if (isTold) compactionDone(dataDir);
  } catch (error) {
    log(`The files could not be compacted, which is tried again at the next start: ${error}`);
  }
}
