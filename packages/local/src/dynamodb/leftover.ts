import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A `kill -9` of our process leaves its engine running, holding the port and the database. The next start finds it by this file.
 */
interface PidFile {
  readonly pid: number;
  /** The process that started it. */
  readonly owner: number;
  /** Where it listens; a run of an earlier version did not say. */
  readonly endpoint?: string | undefined;
}

interface ProcessInfo {
  readonly parent: number;
  readonly args: readonly string[];
}

/** Only its owner may read it: who knows the endpoint may do everything. */
export function writePidFile(file: string, pid: number, endpoint: string): void {
  removePidFile(file);
  writeFileSync(file, JSON.stringify({ pid, owner: process.pid, endpoint } satisfies PidFile), { mode: 0o600 });
}

export const removePidFile = (file: string): void => rmSync(file, { force: true });

export function readPidFile(file: string): PidFile | undefined {
  try {
    const { pid, owner, endpoint } = JSON.parse(readFileSync(file, "utf8")) as Partial<PidFile>;
    if (!Number.isInteger(pid) || !Number.isInteger(owner)) return undefined;
    return { pid: Number(pid), owner: Number(owner), endpoint };
  } catch {
    return undefined;
  }
}

/** From /proc on Linux, from ps elsewhere; undefined when there is no such process. */
function processInfo(pid: number): ProcessInfo | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return { parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), args };
  } catch {
    if (process.platform === "linux") return undefined;
  }
  try {
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [parent, ...args] = line.split(/\s+/);
    return { parent: Number(parent), args };
  } catch {
    return undefined;
  }
}

/** Pids are used again: only a dynoxide that serves this very database is ours to end. */
const serves = (process: ProcessInfo, database: string): boolean =>
  process.args.some((arg) => basename(arg) === "dynoxide") && process.args.includes(database);

const ownProcess = (pid: number, database: string): ProcessInfo | undefined => {
  const found = processInfo(pid);
  return found !== undefined && serves(found, database) ? found : undefined;
};

/** Ends the engine that a killed run left behind for this database. Throws when the run that owns it is still alive. */
export async function endLeftover(pidFile: string, database: string): Promise<void> {
  const recorded = readPidFile(pidFile);
  const engine = recorded && ownProcess(recorded.pid, database);
  if (recorded === undefined || engine === undefined) return removePidFile(pidFile);
  if (engine.parent === recorded.owner) {
    throw new Error(
      `${database} is in use by process ${recorded.owner}. Stop that one, or set DATA_DIR to another folder.`,
    );
  }
  process.kill(recorded.pid, "SIGTERM");
  for (let waited = 0; ownProcess(recorded.pid, database) !== undefined; waited += 1) {
    if (waited === 200) process.kill(recorded.pid, "SIGKILL");
    await sleep(20);
  }
  removePidFile(pidFile);
}
