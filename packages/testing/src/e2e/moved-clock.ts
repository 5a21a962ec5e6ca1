import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A clock that tests move: of processes that were started with its environment. */
export interface MovedClock {
  /** For the process. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on the clock is ahead of this process's by so many milliseconds; also of a process that is started later. */
  move(aheadMs: number): void;
  dispose(): void;
}

export function movedClock(): MovedClock {
  const folder = mkdtempSync(join(tmpdir(), "bellyfed-clock-"));
  const file = join(folder, "ahead");
  const move = (aheadMs: number): void => {
    // Renamed, so that nobody reads half of it.
    writeFileSync(`${file}.new`, String(aheadMs));
    renameSync(`${file}.new`, file);
  };
  move(0);
  const preload = new URL("./moving-clock.ts", import.meta.url).href;
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_AHEAD_FILE: file },
    move,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
