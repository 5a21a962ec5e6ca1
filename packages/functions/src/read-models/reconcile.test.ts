import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { heads } from "@bellyfed/core/head";
import type { Commit, Item } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { lagOf, reconcile } from "./reconcile.ts";

const model: Projection = {
  name: "things",
  streams: "THING#",
  events: new Map(),
  itemOf: () => undefined,
  reads: () => [],
  readsFor: () => [],
  project: () => [],
  tags: () => [],
  head: heads((stream) => stream),
  partitions: ["THING#"],
  derived: true,
  shown: [],
};
const commit = (stream: string, sequence: number, count: number, timestamp = "2026-01-01T00:00:00.000Z"): Commit => ({
  stream,
  sequence,
  events: Array.from({ length: count }, (_, i) => ({
    id: `${stream}@${sequence + i}`,
    type: "T",
    version: 1,
    payload: {},
  })),
  commandId: "c",
  bodyHash: "b",
  traceId: "t",
  actor: "a",
  timestamp,
});

const missing = { events: 0, oldest: null };

interface Left {
  readonly from?: string | null;
  /** How many pages there is time for. */
  readonly most?: number;
}

async function run(
  commits: Commit[],
  applied: Record<string, number>,
  { from = null, most = Number.POSITIVE_INFINITY }: Left = {},
) {
  const left: string[] = [];
  const stretch = {
    before: "2026-06-01T00:00:00.000Z",
    from,
    found: {},
    goesOn: async (next: string) => left.push(next) < most,
  };
  const published: LogEnvelope[] = [];
  const items: Item[] = Object.entries(applied).map(([stream, version]) => ({
    ...model.head.key("things", stream),
    stream_version: version,
  }));
  const result = await reconcile([model], stretch, {
    pages: memoryLogPages({ appended: commits }, 1),
    log: {
      since: async (stream, version) =>
        commits
          .filter((each) => each.stream === stream)
          .flatMap((each) =>
            each.events.map((event, i) => ({
              event_id: event.id,
              timestamp: each.timestamp,
              stream_id: stream,
              stream_version: each.sequence + i,
            })),
          )
          .filter(({ stream_version }) => stream_version > version) as LogEnvelope[],
    },
    table: {
      get: async () => undefined,
      query: async () => ({ items: [], last: undefined }),
      batchGet: async (keys) => items.filter((item) => keys.some(({ PK, SK }) => PK === item.PK && SK === item.SK)),
    },
    publisher: {
      publish: async (envelopes) => {
        published.push(...(envelopes as LogEnvelope[]));
        return [];
      },
    },
    logger: quietTelemetry().log,
  });
  return { result, left, published: published.map(({ event_id, status }) => [event_id, status]) };
}

it("sends again what no read model has applied, a stream's last event included", async () => {
  const { result, published } = await run([commit("THING#1", 1, 2), commit("THING#2", 1, 1)], { "THING#1": 1 });
  expect(published).toEqual([
    ["THING#1@2", "REDRIVEN"],
    ["THING#2@1", "REDRIVEN"],
  ]);
  expect(lagOf(result.behind.things ?? missing, Date.parse("2026-01-01T00:01:30.000Z"))).toBe(90);
  expect(result).toEqual({
    commits: 2,
    redriven: { things: 2 },
    behind: { things: { events: 2, oldest: "2026-01-01T00:00:00.000Z" } },
    done: true,
  });
});

it("sends nothing when every head is up to date", async () => {
  const { result, published } = await run([commit("THING#1", 1, 3)], { "THING#1": 3 });
  expect([published, result.redriven]).toEqual([[], { things: 0 }]);
  expect(result.behind).toEqual({ things: { events: 0, oldest: null } });
});

it("leaves to the next run what may still be under way, and streams that the model does not follow", async () => {
  const recent = commit("THING#1", 1, 1, "2026-07-01T00:00:00.000Z");
  const { result } = await run([recent, commit("OTHER#1", 1, 1)], {});
  expect(result).toMatchObject({ commits: 1, redriven: { things: 0 } });
});

it("sends a stream once though its commits are on several pages of the scan", async () => {
  const { published } = await run([commit("THING#1", 1, 2), commit("THING#1", 3, 1)], {});
  expect(published.map(([id]) => id)).toEqual(["THING#1@1", "THING#1@2", "THING#1@3"]);
});

it("stops when there is no more time, says so, and goes on where it stopped", async () => {
  const commits = [1, 2, 3].map((n) => commit(`THING#${n}`, 1, 1));
  const first = await run(commits, {}, { most: 2 });
  expect(first.published.map(([id]) => id)).toEqual(["THING#1@1", "THING#2@1"]);
  expect(first.result.done).toBe(false);
  const second = await run(commits, {}, { from: first.left.at(-1) ?? null });
  expect(second.published.map(([id]) => id)).toEqual(["THING#3@1"]);
  expect(second.result).toMatchObject({ commits: 1, done: true });
});
