import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** A file that is read as a whole, with what makes it one that can be used. */
export interface WholeFile<Content> {
  readonly file: string;
  readonly isWhole: (content: unknown) => content is Content;
  /** What is lost with it, as an end to "Delete it, and ". */
  readonly loss: string;
}

/** For a person: which file cannot be used, why, and what to do. It is never made anew by itself, for something may be lost with it. */
export const unusable = (file: string, why: string, loss: string): Error =>
  new Error(`${file} ${why}. Put a copy of it back. Without one: delete it, and ${loss}.`);

/** The text of a file, or undefined when there is no such file. Throws when somebody else than its owner may read it. */
export function readPrivateText(file: string): string | undefined {
  try {
    const mode = statSync(file).mode & 0o777;
    if ((mode & 0o077) === 0) return readFileSync(file, "utf8");
    throw new Error(`${file} may be read by others (its mode is ${mode.toString(8)}). Run: chmod 600 ${file}`);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The JSON of a text that was read from a file. Throws when it is damaged. */
export function parseWhole<Content>(text: string, { file, isWhole, loss }: WholeFile<Content>): Content {
  try {
    const content: unknown = JSON.parse(text);
    if (isWhole(content)) return content;
  } catch {
    throw unusable(file, text === "" ? "is empty" : "is damaged: it holds no JSON, or a part of it", loss);
  }
  throw unusable(file, "is damaged: it does not hold what was written there", loss);
}

/** The content of a file, or undefined when there is no such file. Throws when it is damaged, or not private. */
export function readPrivate<Content>(whole: WholeFile<Content>): Content | undefined {
  const text = readPrivateText(whole.file);
  return text === undefined ? undefined : parseWhole(text, whole);
}

function writeBeside(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(beside, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return beside;
}

/** Replaces a file as a whole; only its owner may read it. */
export const writePrivate = (file: string, content: unknown): void =>
  renameSync(writeBeside(file, JSON.stringify(content)), file);

/** Writes a file unless there is one already, as when two processes start at once. Read then what it says. */
export function writePrivateOnce(file: string, text: string): void {
  const beside = writeBeside(file, text);
  try {
    linkSync(beside, file);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(beside);
  }
}

/** Whether a value is an object whose fields of these names are texts that are not empty. */
export const hasTexts = <Name extends string>(
  value: unknown,
  ...names: readonly Name[]
): value is Record<Name, string> =>
  typeof value === "object" &&
  value !== null &&
  names.every((name) => {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    return typeof field === "string" && field !== "";
  });
