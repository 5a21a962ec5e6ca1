import type { WriteCounter, WriteWindow } from "@bellyfed/core/write-counter";

/** Counts writes in memory, and forgets those of the erased alone. */
export function memoryWriteCounter(): WriteCounter {
  const counts = new Map<string, number>();
  const erased = new Set<string>();
  return {
    async count(subject, windows) {
      const nameOf = ({ kind, unit, index }: WriteWindow) => JSON.stringify([subject, kind, unit, index]);
      if (erased.has(subject)) return { counted: false, counts: windows.map(() => 0), erased: true };
      const known = windows.map((window) => counts.get(nameOf(window)) ?? 0);
      if (windows.some(({ most }, at) => (known[at] ?? 0) >= most)) {
        return { counted: false, counts: known, erased: false };
      }
      const more = known.map((count) => count + 1);
      windows.forEach((window, at) => {
        counts.set(nameOf(window), more[at] ?? 1);
      });
      return { counted: true, counts: more, erased: false };
    },
    async erase(subject) {
      erased.add(subject);
    },
    async isErased(subject) {
      return erased.has(subject);
    },
  };
}
