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

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EEXIST" && code !== "ENOTDIR") throw error;
    throw new Error(`${dataDir} is no folder. Set DATA_DIR to one, or to where one can be made.`, { cause: error });
  }
}

/**
 * Holds a data folder for this process alone, by whatever path it is reached: two that wrote there would not know of each other. The lock is
 * one of SQLite's, which the system takes off when the process is gone, however it went. Throws when another run holds the folder.
 */
export function holdFolder(dataDir: string): { release(): Promise<void> } {
  makeFolder(dataDir);
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
