import { DatabaseSync } from "node:sqlite";

/** Reads all of a file as SQLite does, tenths of a second for 30 MB; throws where it is not as it was written. */
export function requireSound(path: string): void {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const found = String(db.prepare("pragma quick_check(1)").get()?.quick_check);
    if (found !== "ok") throw new Error(found);
  } finally {
    db.close();
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, in the lowest byte of what node:sqlite tells. */
const SPOILT = [11, 26];

/** Whether an error says that a file which could be opened holds something else than was written. */
export function isSpoilt(error: unknown): boolean {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return code === "ERR_SQLITE_ERROR" && SPOILT.includes(Number(errcode) & 0xff);
}
