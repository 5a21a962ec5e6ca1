import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { unusable } from "./private-file.ts";

/** What SQLite says of a file that is cut off or overwritten, and of one that never was a database. */
const DAMAGED = new Set([11, 26]);

const isDamage = (error: unknown): error is Error =>
  error instanceof Error &&
  "errcode" in error &&
  typeof error.errcode === "number" &&
  DAMAGED.has(error.errcode & 0xff);

/** Opens a SQLite file, new or old. Throws with its name when it is empty or damaged; `loss` says what is lost with it. */
export function openDatabase(file: string, loss: string): DatabaseSync {
  if (existsSync(file) && statSync(file).size === 0) throw unusable(file, "is empty", loss);
  const database = new DatabaseSync(file);
  try {
    // Reads the header, and notices when the file is shorter than that says.
    database.prepare("SELECT COUNT(*) FROM sqlite_schema").get();
    return database;
  } catch (error) {
    database.close();
    throw isDamage(error) ? unusable(file, `is damaged (${error.message})`, loss) : error;
  }
}

/** Throws as `openDatabase` does, where there is such a file: for one that others then open. */
export function checkDatabase(file: string, loss: string): void {
  if (existsSync(file)) openDatabase(file, loss).close();
}
