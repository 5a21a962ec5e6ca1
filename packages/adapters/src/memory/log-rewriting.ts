import type { LogRewriting } from "@bellyfed/core/log-rewriting";
import type { MemoryEventStore } from "./event-store.ts";

/** A memory store for the job that seals it, `size` commits at a time; snapshots come with the last of them. */
export const memoryLogRewriting = (store: MemoryEventStore, size = 100): LogRewriting => ({
  async page(cursor) {
    const end = Number(cursor ?? 0) + size;
    const isLast = end >= store.appended.length;
    const commits = store.appended.slice(end - size, end);
    const clear = store.snapshots().filter(({ snapshot }) => !snapshot.subjects);
    return {
      commits: commits.map((commit) => ({ commit, text: JSON.stringify(commit.events) })),
      snapshots: isLast ? clear.map(({ stream, sequence }) => ({ stream, sequence })) : [],
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
  async dropClear({ stream, sequence }) {
    const found = store.snapshots().find((each) => each.stream === stream && each.sequence === sequence);
    if (found && !found.snapshot.subjects) store.forget(stream, sequence);
  },
});
