import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** The JSON of a file, or undefined when there is no such file. Throws when it is no JSON: it is not ours to throw away. */
export function readPrivate(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function writeBeside(file: string, content: unknown): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, JSON.stringify(content), { mode: 0o600, flag: "wx" });
  return beside;
}

/** Replaces a file as a whole; only its owner may read it. */
export function writePrivate(file: string, content: unknown): void {
  renameSync(writeBeside(file, content), file);
}

/** Writes a file unless there is one already, as when two processes start at once. Answers what the file says now. */
export function writePrivateOnce(file: string, content: unknown): unknown {
  const beside = writeBeside(file, content);
  try {
    linkSync(beside, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(beside);
  }
  return readPrivate(file);
}
