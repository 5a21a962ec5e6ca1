import { appendFile, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type AccessLine, accessFile } from "@bellyfed/adapters/logs/access-file";
import { hourOf } from "@bellyfed/core/usage-log";

/** Hours that are kept, for people to look into: a week. */
const KEPT_MS = 7 * 86_400_000;

export interface AccessFiles {
  /** Takes a line, without making anybody wait for it. */
  readonly write: (line: string) => void;
  /** Until what was taken is in its file. */
  readonly stop: () => Promise<void>;
}

/**
 * Keeps the lines of the gateway in a file for each hour. Lines that come while one is written go together. What cannot be written is
 * lost, with a word to `log`: no request fails for it. `now`: milliseconds since 1970.
 */
export function accessFiles(folder: string, log: (line: string) => void, now: () => number = Date.now): AccessFiles {
  let waiting = new Map<string, string>();
  let writing: Promise<void> | undefined;
  let tidied = "";
  const put = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    while (waiting.size > 0) {
      const taken = waiting;
      waiting = new Map();
      for (const [hour, lines] of taken) await appendFile(accessFile(folder, hour), lines, { mode: 0o600 });
    }
    const hour = hourOf(now());
    if (hour !== tidied) await removeBefore(folder, hourOf(now() - KEPT_MS));
    tidied = hour;
  };
  const begin = (): Promise<void> =>
    put()
      .catch((error: unknown) => log(`gateway: its log cannot be written: ${error}`))
      .then(() => {
        writing = undefined;
      });
  return {
    write(line) {
      const hour = (JSON.parse(line) as AccessLine).time.slice(0, 13);
      waiting.set(hour, `${waiting.get(hour) ?? ""}${line}\n`);
      writing ??= begin();
    },
    async stop() {
      while (writing) await writing;
    },
  };
}

async function removeBefore(folder: string, oldest: string): Promise<void> {
  for (const name of await readdir(folder)) if (name < oldest) await rm(join(folder, name));
}
