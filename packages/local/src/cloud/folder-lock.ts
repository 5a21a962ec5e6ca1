import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** SQLite's code for a database that somebody else has locked. */
const BUSY = 5;

function holderOf(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "unknown";
  }
}

/**
 * Holds a data folder for this process alone, by whatever path it is reached: two that wrote there would not know of each other. The lock is
 * one of SQLite's, which the system takes off when the process is gone, however it went. Throws when another run holds the folder.
 */
export function holdFolder(dataDir: string): { release(): Promise<void> } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const holder = join(dataDir, "running.pid");
  const lock = new DatabaseSync(join(dataDir, "running.lock"));
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && "errcode" in error && error.errcode === BUSY)) throw error;
    throw new Error(
      `${dataDir} is in use by process ${holderOf(holder)}. Stop that one, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
  writeFileSync(holder, String(process.pid));
  return { release: async () => lock.close() };
}
