import { randomUUID } from "node:crypto";
import type { LogRewriting } from "@bellyfed/core/log-rewriting";
import type { EventLog, EventStore, Snapshot } from "@bellyfed/core/ports";
import { beforeAll, describe, expect, it } from "vitest";
import { commitAt } from "./commits.ts";

type Store = EventStore & EventLog;
const clear: Snapshot = { next: 2, schema: 1, state: { title: "Best slice" } };
const sealed: Snapshot = { ...clear, state: "v1.abc", subjects: ["alice"] };

/** What every log does for the job that seals it, whatever it is made of. */
export function logRewritingContract(
  name: string,
  create: () => Promise<{ readonly store: Store; readonly rewriting: LogRewriting }>,
): void {
  describe(name, () => {
    let store: Store;
    let rewriting: LogRewriting;
    beforeAll(async () => {
      ({ store, rewriting } = await create());
    });
    const newStream = () => `THING#${randomUUID()}`;

    /** All that the log tells of a stream, page after page. */
    async function told(stream: string) {
      const pages = [];
      let cursor: string | null = null;
      do {
        const page = await rewriting.page(cursor);
        pages.push(page);
        cursor = page.next_cursor;
      } while (cursor !== null);
      const commits = pages.flatMap((page) => page.commits.filter(({ commit }) => commit.stream === stream));
      return { commits, snapshots: pages.flatMap((page) => page.snapshots.filter((each) => each.stream === stream)) };
    }
    const only = async (stream: string) => {
      const [first, ...others] = (await told(stream)).commits;
      if (!first || others.length > 0) throw new Error(`${stream} has not one commit`);
      return first;
    };

    it("tells commits as they are stored, and where snapshots are", async () => {
      const stream = newStream();
      const commits = [commitAt(stream, 1, 2, { text: "ä😀\n" }), commitAt(stream, 3)];
      for (const commit of commits) await store.append(commit);
      await store.saveSnapshot(stream, 1, clear);
      await store.saveSnapshot(stream, 3, sealed);
      const found = await told(stream);
      expect(found.commits.map(({ commit }) => commit)).toEqual(expect.arrayContaining(commits));
      for (const { commit, text } of found.commits) expect(JSON.parse(text)).toEqual(commit.events);
      expect(found.snapshots).toEqual([1, 3].map((sequence) => ({ stream, sequence })));
    });

    it("puts other events in the place of those that were read, and changes nothing else", async () => {
      const [stream, other] = [newStream(), newStream()];
      const commit = commitAt(stream, 1, 2, { text: "Best slice" });
      await store.append(commit);
      await store.append(commitAt(other, 1));
      const events = commit.events.map((event) => ({ ...event, version: 2, payload: { text: "v1.abc" } }));
      expect(await rewriting.rewrite(await only(stream), events)).toBe(true);
      expect((await store.load(stream, 1)).commits).toEqual([{ ...commit, events }]);
      expect((await store.since(stream, 1)).map(({ event_id }) => event_id)).toEqual([commit.events[1]?.id]);
      expect((await store.load(other, 1)).commits[0]?.events[0]?.version).toBe(1);
    });

    it("changes nothing where somebody else was first", async () => {
      const stream = newStream();
      await store.append(commitAt(stream, 1));
      const read = await only(stream);
      const first = [{ ...read.commit.events[0], version: 2 }] as typeof read.commit.events;
      expect(await rewriting.rewrite(read, first)).toBe(true);
      expect(await rewriting.rewrite(read, read.commit.events)).toBe(false);
      expect((await only(stream)).commit.events).toEqual(first);
    });

    it("takes a commit of 200 KB that has grown by a third", async () => {
      const stream = newStream();
      const commit = commitAt(stream, 1, 1, { text: "x".repeat(199_000) });
      await store.append(commit);
      const grown = commit.events.map((event) => ({ ...event, payload: { text: "y".repeat(270_000) } }));
      expect(await rewriting.rewrite(await only(stream), grown)).toBe(true);
      expect((await store.load(stream, 1)).commits[0]?.events).toEqual(grown);
    });

    it("deletes a snapshot, again without harm, and no other", async () => {
      const stream = newStream();
      await store.append(commitAt(stream, 1));
      await store.saveSnapshot(stream, 1, clear);
      const [snapshot] = (await told(stream)).snapshots;
      if (!snapshot) throw new Error("There is no snapshot");
      await rewriting.dropSnapshot(snapshot);
      expect((await store.load(stream, 1)).snapshot).toBeUndefined();
      await store.append(commitAt(stream, 2));
      await store.saveSnapshot(stream, 2, sealed);
      await rewriting.dropSnapshot(snapshot);
      expect((await store.load(stream, 1)).snapshot).toEqual(sealed);
    });
  });
}
