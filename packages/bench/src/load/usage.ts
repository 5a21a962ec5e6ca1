import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What a process has used by a moment of the run. */
export interface Usage {
  /** Seconds since the beginning. */
  readonly at: number;
  /** Resident memory. */
  readonly bytes: number;
  /** CPU time so far, of the process and its children; 0 where the system does not tell. */
  readonly cpuSeconds: number;
}

const TICKS_PER_SECOND = 100;
const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Resident memory of a process in bytes: from /proc where there is one, else from `ps`. */
function residentBytes(pid: number): number {
  const kilobytes =
    /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ??
    execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim();
  return Number(kilobytes) * 1024;
}

/** CPU time of a process and its children, by Linux's /proc/<pid>/stat: fields 14 and 15, after the name in parentheses. */
function cpuSeconds(pid: number): number {
  const [, fields = ""] = read(`/proc/${pid}/stat`).split(") ");
  const [user = 0, system = 0] = fields.split(" ").slice(11, 13).map(Number);
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return (user + system) / TICKS_PER_SECOND + children.reduce((sum, child) => sum + cpuSeconds(child), 0);
}

/** Looks at a process every second until stopped. */
export function watchUsage(pid: number): { stop(): readonly Usage[] } {
  const began = performance.now();
  const samples: Usage[] = [];
  const sample = () =>
    samples.push({ at: (performance.now() - began) / 1000, bytes: residentBytes(pid), cpuSeconds: cpuSeconds(pid) });
  sample();
  const timer = setInterval(sample, 1000);
  return {
    stop: () => {
      clearInterval(timer);
      return samples;
    },
  };
}
