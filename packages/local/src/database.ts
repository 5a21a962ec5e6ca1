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

/** The header, and whether the file is as long as it says; or all of it. */
const HEADER = "SELECT 'ok' AS found FROM sqlite_schema LIMIT 1";
const ALL = "PRAGMA quick_check(1)";

function open(file: string, loss: string, check: typeof HEADER | typeof ALL): DatabaseSync {
  if (existsSync(file) && statSync(file).size === 0) throw unusable(file, "is empty", loss);
  const database = new DatabaseSync(file);
  const found = foundBy(database, check);
  if (found === "ok") return database;
  database.close();
  throw unusable(file, `is damaged (${found})`, loss);
}

function foundBy(database: DatabaseSync, check: string): string {
  try {
    const [found = "ok"] = Object.values(database.prepare(check).get() ?? {});
    return String(found).replaceAll("\n", " ");
  } catch (error) {
    if (isDamage(error)) return error.message;
    database.close();
    throw error;
  }
}

/** Opens a SQLite file that stays small, new or old. Throws with its name when it is empty, or damaged anywhere; `loss` says what is lost with it. */
export const openDatabase = (file: string, loss: string): DatabaseSync => open(file, loss, ALL);

/** Throws as `openDatabase` does, where there is such a file: for one that others then open. Of a large one only the beginning is looked at. */
export function checkDatabase(file: string, loss: string, size: "small" | "large"): void {
  if (existsSync(file)) open(file, loss, size === "small" ? ALL : HEADER).close();
}
