import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Which of these words, or byte strings by their names, stand in which files below a folder, as `file: word`. Looks at every byte of every file. */
export function foundIn(folder: string, words: readonly string[] | ReadonlyMap<string, Uint8Array>): string[] {
  const wanted =
    words instanceof Map ? [...words] : (words as readonly string[]).map((word) => [word, Buffer.from(word)] as const);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    return wanted.filter(([, word]) => bytes.includes(word)).map(([name]) => `${relative(folder, file)}: ${name}`);
  });
}
