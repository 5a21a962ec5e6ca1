import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Where a process is about to be: it writes to the log, destroys a key, replaces a file, or has replaced it.
 */
export type Point = "before USER_ERASED" | "before erased_at" | `${"before" | "after"} ${string}.json`;

/** Kills processes that were started with its environment, each time once and at a point. */
export interface KillPoint {
  /** For the process. */
  readonly env: Readonly<Record<string, string>>;
  set(point: Point): void;
  /** Whether a process has been killed there. */
  isPassed(): boolean;
  dispose(): void;
}

export function killPoint(): KillPoint {
  const folder = mkdtempSync(join(tmpdir(), "bellyfed-kill-"));
  const file = join(folder, "point");
  const preload = new URL("./killing.ts", import.meta.url).href;
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, KILL_POINT_FILE: file },
    set: (point) => writeFileSync(file, point),
    isPassed: () => !existsSync(file),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
