import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Which engine runs on a data folder. A `kill -9` of our process leaves it running and holding the database. */
interface PidFile {
  readonly pid: number;
  /** The process that started it. */
  readonly owner: number;
  /** Where it listens; a run of an earlier version did not say. */
  readonly endpoint?: string | undefined;
}

interface Running {
  readonly pid: number;
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

/** All processes: from /proc on Linux, from ps elsewhere. */
function processes(): Running[] {
  if (process.platform === "linux")
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? inProc(name) : []));
  const lines = execFileSync("ps", ["-axo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), args };
  });
}

/** None for a process that has ended meanwhile, or whose files are not for us. */
function inProc(pid: string): Running[] {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
    return [{ pid: Number(pid), parent, args: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0") }];
  } catch {
    return [];
  }
}

/** One file has many paths: through links, or through a folder that is mounted twice. */
function isSameFile(path: string, other: string): boolean {
  if (path === other) return true;
  const [one, another] = [path, other].map((each) => statSync(each, { throwIfNoEntry: false }));
  return one !== undefined && another !== undefined && one.dev === another.dev && one.ino === another.ino;
}

/** The engines that serve this very database, by whatever path they know it. */
const enginesOf = (database: string): Running[] =>
  processes().filter(
    ({ args }) => args.some((arg) => basename(arg) === "dynoxide") && args.some((arg) => isSameFile(arg, database)),
  );

/**
 * Ends the engine that a killed run left behind for this database, which the run may not even have noted. Throws when the run that owns it
 * is still alive.
 */
export async function endLeftover(pidFile: string, database: string): Promise<void> {
  const owner = readPidFile(pidFile)?.owner;
  for (const { pid, parent } of enginesOf(database)) {
    if (parent === owner) {
      throw new Error(`${database} is in use by process ${owner}. Stop that one, or set DATA_DIR to another folder.`);
    }
    process.kill(pid, "SIGTERM");
    for (let waited = 0; enginesOf(database).some((engine) => engine.pid === pid); waited += 1) {
      if (waited === 200) process.kill(pid, "SIGKILL");
      await sleep(20);
    }
  }
  removePidFile(pidFile);
}
