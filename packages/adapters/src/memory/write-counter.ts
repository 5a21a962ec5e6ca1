import type { WriteCounter, WriteWindow } from "@bellyfed/core/ports";

/** Counts writes in memory, and forgets none. */
export function memoryWriteCounter(): WriteCounter {
  const counts = new Map<string, number>();
  return {
    async count(subject, windows) {
      const nameOf = ({ kind, unit, index }: WriteWindow) => JSON.stringify([subject, kind, unit, index]);
      const known = windows.map((window) => counts.get(nameOf(window)) ?? 0);
      if (windows.some(({ most }, at) => (known[at] ?? 0) >= most)) return { counted: false, counts: known };
      const more = known.map((count) => count + 1);
      windows.forEach((window, at) => {
        counts.set(nameOf(window), more[at] ?? 1);
      });
      return { counted: true, counts: more };
    },
  };
}
