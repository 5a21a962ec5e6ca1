import { cpus } from "node:os";

/** What the figures were taken on. */
export function machine(): string {
  const all = cpus();
  return `${all.length} x ${all[0]?.model.trim() ?? "unknown processor"}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}
