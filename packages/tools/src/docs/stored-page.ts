import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../sources.ts";
import { STORED_FILE, type Stored, withNew } from "../stored/stored.ts";
import { allEvents } from "./all-events.ts";

function storedNow(): Stored {
  const file = join(root, STORED_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Stored) : {};
}

/** What is stored, with what is new, by its path in the repository. The API's documents are made from it: it is written before them. */
export const storedPage = (): Record<string, string> => ({
  [STORED_FILE]: `${JSON.stringify(withNew(Object.values(allEvents).flat(), storedNow()), null, 2)}\n`,
});
