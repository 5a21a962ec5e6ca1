import type { LogRewriting } from "@bellyfed/core/log-rewriting";
import type { MemoryEventStore } from "./event-store.ts";

/** A memory store for the job that seals it, `size` commits at a time; snapshots come with the last of them. */
export const memoryLogRewriting = (store: MemoryEventStore, size = 100): LogRewriting => ({
  async page(cursor) {
    const end = Number(cursor ?? 0) + size;
    const isLast = end >= store.appended.length;
    const commits = store.appended.slice(end - size, end);
    return {
      commits: commits.map((commit) => ({ commit, text: JSON.stringify(commit.events) })),
      snapshots: isLast ? store.snapshots().map(({ stream, sequence }) => ({ stream, sequence })) : [],
      next_cursor: isLast ? null : String(end),
    };
  },
  async rewrite({ commit, text }, events) {
    const stored = store.appended.find(
      ({ stream, sequence }) => stream === commit.stream && sequence === commit.sequence,
    );
    if (!stored || JSON.stringify(stored.events) !== text) return false;
    store.replace(stored, { ...stored, events: JSON.parse(JSON.stringify(events)) });
    return true;
  },
  async dropSnapshot({ stream, sequence }) {
    store.forget(stream, sequence);
  },
});
