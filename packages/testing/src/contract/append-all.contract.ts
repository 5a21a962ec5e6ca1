import { randomUUID } from "node:crypto";
import { AppError } from "@bellyfed/core/error";
import type { Commit, EventLog, EventStore } from "@bellyfed/core/ports";
import { beforeAll, describe, expect, it } from "vitest";
import { commitAt } from "./commits.ts";

type Store = EventStore & EventLog;

const newStream = (kind = "THING") => `${kind}#${randomUUID()}`;
const times = <Each>(count: number, make: (index: number) => Each) => Array.from({ length: count }, (_, n) => make(n));

/** Commits that are all there or none, whatever the store is made of. */
export function appendAllContract(create: () => Promise<Store>): void {
  describe("appending to several streams at once", () => {
    let store: Store;
    beforeAll(async () => {
      store = await create();
    });
    const commitsOf = async ({ stream }: Pick<Commit, "stream">) => (await store.load(stream, 1)).commits;

    it.each([2, 3, 4])("adds %i commits whose places are free, each to its stream, as they were", async (count) => {
      const commits = times(count, (n) => commitAt(newStream(), 1, 1 + n, { text: 'Zoë "😀" \u0000\n' }));
      expect(await store.appendAll(commits)).toEqual({ appended: true });
      for (const commit of commits) expect(await commitsOf(commit)).toEqual([commit]);
      const next = commits.map(({ stream, events }) => commitAt(stream, events.length + 1));
      expect(await store.appendAll(next)).toEqual({ appended: true });
      for (const { stream } of commits)
        expect(await store.since(stream, 0)).toHaveLength(
          (await commitsOf({ stream })).flatMap(({ events }) => events).length,
        );
    });

    it("adds none when one place is taken, and tells by which commit", async () => {
      const there = commitAt(newStream(), 1, 2);
      await store.append(there);
      const rivals = [commitAt(newStream(), 1), commitAt(there.stream, 1), commitAt(newStream(), 1)];
      expect(await store.appendAll(rivals)).toEqual({ appended: false, existing: [undefined, there, undefined] });
      expect(await Promise.all(rivals.map(commitsOf))).toEqual([[], [there], []]);
    });

    it("answers commits that come again with those that are there", async () => {
      const commits = times(2, () => commitAt(newStream(), 1));
      await store.appendAll(commits);
      const again = commits.map((commit) => ({ ...commit, actor: "mallory" }));
      expect(await store.appendAll(again)).toEqual({ appended: false, existing: commits });
      expect(await Promise.all(commits.map(commitsOf))).toEqual(commits.map((commit) => [commit]));
    });

    it("lets one of fifty who register the same handle at once have it, and nothing is half there of the others", async () => {
      const handle = newStream("HANDLE");
      const registrations = times(50, () => [commitAt(handle, 1), commitAt(newStream("USER"), 1)]);
      const answers = await Promise.all(registrations.map((both) => untilAnswered(() => store.appendAll(both))));
      const won = registrations.filter((_, n) => answers[n]?.appended);
      expect(won).toHaveLength(1);
      expect(await commitsOf({ stream: handle })).toEqual([won[0]?.[0]]);
      const users = await Promise.all(registrations.map(([, user]) => commitsOf(user!)));
      expect(users.filter(({ length }) => length > 0)).toEqual([[won[0]?.[1]]]);
      const lost = answers.filter((answer) => !answer.appended);
      expect(lost).toEqual(times(49, () => ({ appended: false, existing: [won[0]?.[0], undefined] })));
    });

    it("lets either both or a commit alone have the place for which they meet, never parts of both", async () => {
      const rounds = times(10, () => ({ shared: newStream(), other: newStream() }));
      for (const { shared, other } of rounds) {
        const both = [commitAt(shared, 1), commitAt(other, 1)];
        const alone = commitAt(shared, 1);
        const [together, single] = await Promise.all([
          untilAnswered(() => store.appendAll(both)),
          untilAnswered(() => store.append(alone)),
        ]);
        expect(together.appended).not.toBe(single.appended);
        expect(await commitsOf({ stream: shared })).toEqual([together.appended ? both[0] : alone]);
        expect(await commitsOf({ stream: other })).toEqual(together.appended ? [both[1]] : []);
      }
    });

    it.each([
      ["none", []],
      ["one", ["a"]],
      ["five", ["a", "b", "c", "d", "e"]],
      ["two of one stream", ["a", "a"]],
    ])("refuses %s before anything is written", async (_, names) => {
      const streams = Object.fromEntries(names.map((name) => [name, newStream()]));
      const commits = names.map((name, n) => commitAt(streams[name] ?? "", n + 1));
      await expect(store.appendAll(commits)).rejects.toThrow(/go in together/);
      for (const commit of commits) expect(await commitsOf(commit)).toEqual([]);
    });

    it.each([
      ["26 events", 26, {}],
      ["more than 200 KB of events", 2, { text: "x".repeat(100_000) }],
    ])("refuses %s in one of the commits, and writes none of them", async (_, count, payload) => {
      const commits = [commitAt(newStream(), 1), commitAt(newStream(), 1, count, payload)];
      const failure = await store.appendAll(commits).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(AppError);
      expect(failure).toMatchObject({ code: "commit.too_large", status: 413 });
      expect(await Promise.all(commits.map(commitsOf))).toEqual([[], []]);
    });

    it("holds four commits as large as commits may be", async () => {
      const commits = times(4, () => commitAt(newStream(), 1, 2, { text: "x".repeat(99_000) }));
      expect(await store.appendAll(commits)).toEqual({ appended: true });
      expect(await Promise.all(commits.map(commitsOf))).toEqual(commits.map((commit) => [commit]));
    });
  });
}

/** Who was told that others were in the way knows nothing yet, and asks again. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AppError && error.code === "stream.conflict")) throw error;
    }
  }
}
