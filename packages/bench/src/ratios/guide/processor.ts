import { existsSync, readdirSync, readFileSync } from "node:fs";

const words = (path: string): string[] => (existsSync(path) ? readFileSync(path, "utf8").trim().split(/\s+/) : []);

/** Seconds of the processor's time that a process and its children have had, to the nanosecond, by Linux's /proc/<pid>/task/<tid>/schedstat. */
export function processorSeconds(pid: number): number {
  const tasks = existsSync(`/proc/${pid}/task`) ? readdirSync(`/proc/${pid}/task`) : [];
  const own = tasks.reduce((sum, task) => sum + Number(words(`/proc/${pid}/task/${task}/schedstat`)[0] ?? 0), 0);
  const children = tasks.flatMap((task) => words(`/proc/${pid}/task/${task}/children`)).filter(Boolean);
  return own / 1e9 + children.reduce((sum, child) => sum + processorSeconds(Number(child)), 0);
}
