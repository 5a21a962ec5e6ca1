import { randomUUID } from "node:crypto";
import { AppError } from "@bellyfed/core/error";
import { streamPages } from "@bellyfed/core/pages";
import type { Commit, EventLog, EventStore } from "@bellyfed/core/ports";
import { beforeAll, describe, expect, it } from "vitest";
import { appendAllContract } from "./append-all.contract.ts";
import { commitAt } from "./commits.ts";

type Store = EventStore & EventLog;

const newStream = () => `THING#${randomUUID()}`;

/** Commits of these sizes, one after the other from sequence 1. */
async function history(store: Store, stream: string, sizes: readonly number[], payload?: unknown): Promise<Commit[]> {
  let sequence = 1;
  const commits = sizes.map((size) => {
    const commit = commitAt(stream, sequence, size, payload);
    sequence += size;
    return commit;
  });
  for (let at = 0; at < commits.length; at += 10) {
    await Promise.all(commits.slice(at, at + 10).map((commit) => store.append(commit)));
  }
  return commits;
}

const ones = (count: number) => Array.from({ length: count }, () => 1);
const snapshotAt = (next: number, schema = 1) => ({ next, schema, state: { upTo: next - 1, words: ["é", "😀"] } });

/** What every event store does, whatever it is made of. */
export function eventStoreContract(name: string, create: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeAll(async () => {
      store = await create();
    });

    describe("appending", () => {
      it("adds a commit whose place is free, and loads it as it was", async () => {
        const stream = newStream();
        const commit = commitAt(stream, 1, 3, { text: 'Zoë "😀" \u0000\n', nested: [{ a: null, b: 1.5, c: true }] });
        expect(await store.append(commit)).toEqual({ appended: true });
        expect(await store.load(stream, 1)).toEqual({ snapshot: undefined, commits: [commit] });
      });

      it("lets exactly one of twenty win who append at one place at once, and tells the others who did", async () => {
        const stream = newStream();
        const rivals = Array.from({ length: 20 }, () => commitAt(stream, 1));
        const answers = await Promise.all(rivals.map((commit) => store.append(commit)));
        const winners = rivals.filter((_, index) => answers[index]?.appended);
        expect(winners).toHaveLength(1);
        const losers = answers.filter((answer) => !answer.appended);
        expect(losers).toEqual(Array.from({ length: 19 }, () => ({ appended: false, existing: winners[0] })));
        expect((await store.load(stream, 1)).commits).toEqual(winners);
      });

      it("answers a commit that comes again with the one that is there", async () => {
        const commit = commitAt(newStream(), 1, 2);
        await store.append(commit);
        expect(await store.append({ ...commit, actor: "mallory" })).toEqual({ appended: false, existing: commit });
      });

      it("keeps what it got, whatever becomes of it afterwards", async () => {
        const stream = newStream();
        const payload = { rating: 5 };
        await store.append(commitAt(stream, 1, 1, payload));
        payload.rating = 1;
        expect((await store.load(stream, 1)).commits[0]?.events[0]?.payload).toEqual({ rating: 5 });
      });

      it.each([
        ["26 events", 26, {}],
        ["more than 200 KB of events", 2, { text: "x".repeat(100_000) }],
      ])("refuses %s in one commit", async (_, count, payload) => {
        const stream = newStream();
        const failure = await store.append(commitAt(stream, 1, count, payload)).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(AppError);
        expect(failure).toMatchObject({ code: "commit.too_large", status: 413 });
        expect((await store.load(stream, 1)).commits).toEqual([]);
      });
    });

    appendAllContract(create);

    describe("loading", () => {
      it("finds nothing in a stream that has not begun", async () => {
        expect(await store.load(newStream(), 1)).toEqual({ snapshot: undefined, commits: [] });
      });

      it("keeps streams apart, even if one's name begins with the other's", async () => {
        const stream = newStream();
        await store.append(commitAt(`${stream}#1`, 1));
        expect((await store.load(stream, 1)).commits).toEqual([]);
      });

      it("answers all commits of a stream without a snapshot, oldest first", async () => {
        const stream = newStream();
        const commits = await history(store, stream, [1, 25, 1, 3, ...ones(35)]);
        expect(await store.load(stream, 1)).toEqual({ snapshot: undefined, commits });
      });

      it("answers the newest snapshot and what came after the commit that it reaches up to", async () => {
        const stream = newStream();
        const commits = await history(store, stream, [...ones(10), 3, 2, 1]);
        await store.saveSnapshot(stream, 5, snapshotAt(6));
        await store.saveSnapshot(stream, 11, snapshotAt(14));
        expect(await store.load(stream, 1)).toEqual({ snapshot: snapshotAt(14), commits: commits.slice(11) });
      });

      it("answers a snapshot alone when nothing came after it", async () => {
        const stream = newStream();
        await history(store, stream, ones(4));
        await store.saveSnapshot(stream, 4, snapshotAt(5));
        expect(await store.load(stream, 1)).toEqual({ snapshot: snapshotAt(5), commits: [] });
      });

      it("passes over newer snapshots of another schema", async () => {
        const stream = newStream();
        const commits = await history(store, stream, ones(30));
        await store.saveSnapshot(stream, 8, snapshotAt(9, 1));
        await store.saveSnapshot(stream, 18, snapshotAt(19, 2));
        await store.saveSnapshot(stream, 28, snapshotAt(29, 2));
        expect(await store.load(stream, 1)).toEqual({ snapshot: snapshotAt(9, 1), commits: commits.slice(8) });
        expect(await store.load(stream, 3)).toEqual({ snapshot: undefined, commits });
      });

      it("takes the later of two snapshots at one place", async () => {
        const stream = newStream();
        await history(store, stream, ones(2));
        await store.saveSnapshot(stream, 2, snapshotAt(3, 1));
        await store.saveSnapshot(stream, 2, snapshotAt(3, 2));
        expect((await store.load(stream, 2)).snapshot).toEqual(snapshotAt(3, 2));
      });
    });

    describe("the events since a version", () => {
      it("begin inside a commit where need be, and know their stream, place, type and time", async () => {
        const stream = newStream();
        const [first, second] = await history(store, stream, [3, 25]);
        await store.saveSnapshot(stream, 4, snapshotAt(29));
        const events = await store.since(stream, 2);
        expect(events.map(({ event_id }) => event_id)).toEqual(
          [first!.events[2]!, ...second!.events].map(({ id }) => id),
        );
        expect(events[0]).toEqual({
          event_id: first!.events[2]!.id,
          timestamp: first!.timestamp,
          event_type: "THING_CHANGED",
          source: "outbox-processor",
          version: "1",
          trace_id: first!.traceId,
          status: "NEW",
          payload: {},
          stream_id: stream,
          stream_version: 3,
          actor: "alice",
        });
        expect((await store.since(stream, 27)).map(({ stream_version }) => stream_version)).toEqual([28]);
      });

      it("are all of a stream's from version 0, and none at its head or beyond", async () => {
        const stream = newStream();
        await history(store, stream, [2, 1]);
        expect((await store.since(stream, 0)).map(({ stream_version }) => stream_version)).toEqual([1, 2, 3]);
        expect(await store.since(stream, 3)).toEqual([]);
        expect(await store.since(stream, 400)).toEqual([]);
        expect(await store.since(newStream(), 0)).toEqual([]);
      });

      it("come in parts of a long stream, and asking after the last of them goes on without a gap", async () => {
        const stream = newStream();
        await history(store, stream, [...ones(100), ...Array.from({ length: 40 }, () => 25), ...ones(100)]);
        const versions: number[] = [];
        for await (const part of streamPages(store, stream)) {
          versions.push(...part.map(({ stream_version }) => stream_version));
        }
        expect(versions).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1));
      });

      it("are all there are where they are fewer than the log answers at once, however large", async () => {
        const stream = newStream();
        await history(store, stream, ones(25), { text: "x".repeat(120_000) });
        expect(await store.since(stream, 0)).toHaveLength(25);
      });

      it("are found behind a whole page of commits that are too old", async () => {
        const stream = newStream();
        await history(store, stream, ones(25), { text: "x".repeat(120_000) });
        expect((await store.since(stream, 24)).map(({ stream_version }) => stream_version)).toEqual([25]);
      });
    });
  });
}
