import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import type { Caller, Item } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import type { Projection } from "@bellyfed/core/projection";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { metaKey } from "../restaurants/keys.ts";
import { reviewStream } from "../reviews/events.ts";
import { alice, at, created, deleted, removed, restaurantId, restored, reviewId } from "../reviews/fixtures.ts";
import { listSorted } from "../reviews/listing.ts";
import { readModel as reviews } from "../reviews/projection.ts";
import type { ReviewFacts } from "../reviews/rules.ts";
import { readModel } from "./projection.ts";
import { writes } from "./writes.ts";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const people = Array.from({ length: 100 }, (_, n): [string, Caller] => [
  `p${n}`,
  { sub: `person-${n}`, name: "P", role: "user" },
]);
const callers = Object.fromEntries([...people, ["alice", alice]]);
let store: ReturnType<typeof memoryEventStore>;
let table: MemoryReadTable;
let review: ReviewFacts;
let random: () => number;

beforeEach(() => begin());

function begin(): void {
  store = memoryEventStore();
  table = memoryReadTable(readTable);
  review = { status: "published", author_id: alice.sub, created_at: at };
  random = () => 0;
}
const runtime = { now: () => Date.parse(at), id: ulids(), sleep: async () => {}, random: () => random() };

const helpful = `/restaurants/${restaurantId}/reviews/${reviewId}/helpful`;
async function send(token: string, method: "PUT" | "DELETE") {
  const ports = { store, runtime, reviewOf: async () => review };
  const app = api(writes(ports), { identity: memoryIdentity(callers), log: quiet, bodySecret: "secret" });
  return app.request(helpful, { method, headers: { authorization: `Bearer ${token}` } });
}

async function project(model: Projection, batch: readonly LogEnvelope[]): Promise<number> {
  const open = async <E>(envelopes: readonly E[]) => envelopes;
  const ports = { table, keys: currentKeys, log: store, open, runtime, logger: quiet } as Parameters<
    typeof projectBatch
  >[2];
  return (await projectBatch(model, batch, ports)).failed.size;
}
const votes = () => store.appended.flatMap((commit) => envelopesOf(commit));

/** As queues do: what was not written comes again. */
async function deliver(batch: readonly LogEnvelope[]): Promise<void> {
  for (let tries = 0; (await project(readModel, batch)) > 0; tries++) expect(tries).toBeLessThan(50);
}

const itemIn = (): Item | undefined => table.items().find(({ SK }) => SK === `REVIEW#${at}#${reviewId}`);

type Told =
  | ReturnType<typeof created>
  | ReturnType<typeof deleted>
  | ReturnType<typeof removed>
  | ReturnType<typeof restored>;
const told = ({ type, payload }: Told, version: number): LogEnvelope => ({
  ...{
    event_id: `${type} ${version}`,
    timestamp: at,
    event_type: type,
    source: "outbox-processor",
    status: "NEW",
    payload,
  },
  ...{ version: String(reviews.events.get(type)?.version), trace_id: "t" },
  ...{ stream_id: reviewStream(restaurantId, reviewId), stream_version: version },
});

test("a hundred requests of one user at once are one vote", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => send("p0", "PUT")));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(votes()).toHaveLength(1);
  await Promise.all(Array.from({ length: 5 }, () => deliver(votes())));
  expect(itemIn()?.rating_count).toBe(1);
});

test("a hundred users at once are a hundred votes, in whatever batches consumers count them at the same time, and again", async () => {
  await project(reviews, [told(created(), 1)]);
  const answers = await Promise.all(people.map(([token]) => send(token, "PUT")));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const all = votes();
  const batches = Array.from({ length: 10 }, (_, n) => all.filter((_, index) => index % 10 === n));
  await Promise.all([...batches, ...batches.slice(5)].map(deliver));
  expect(itemIn()?.rating_count).toBe(100);
  await Promise.all(people.slice(0, 40).map(([token]) => send(token, "DELETE")));
  await Promise.all(Array.from({ length: 4 }, (_, n) => deliver(votes().filter((_, index) => index % 4 === n))));
  expect(itemIn()).toMatchObject({ rating_count: 60, GSI3PK: `HELPFUL#${restaurantId}` });
});

test("the count is there whether votes come before the review, while it is removed, or after", async () => {
  const history = [told(created(), 1), told(removed(), 2), told(restored(), 3)];
  await Promise.all(people.slice(0, 3).map(([token]) => send(token, "PUT")));
  const all = votes();
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
  await fc.assert(
    fc.asyncProperty(order, async (steps) => {
      table = memoryReadTable(readTable);
      for (const step of steps) {
        if (step < 3) await project(reviews, history.slice(0, step + 1));
        else await deliver(all.slice(step - 3, step - 2));
      }
      await project(reviews, history);
      expect(itemIn()).toMatchObject({ rating_count: 3, doc: expect.any(String), stream_version: 3 });
    }),
  );
});

test("while it is removed nobody sees it, and nobody finds it helpful; deleted and written anew it begins without votes", async () => {
  await send("p1", "PUT");
  await deliver(votes());
  await project(reviews, [told(created(), 1)]);
  await project(reviews, [told(removed(), 2)]);
  expect(itemIn()).toMatchObject({ rating_count: 1 });
  for (const name of ["doc", "user_id", "rating", "GSI1PK", "GSI2PK"]) expect(itemIn()?.[name]).toBeUndefined();
  review = { status: "removed", author_id: alice.sub, created_at: at };
  expect((await send("p2", "PUT")).status).toBe(404);
  await project(reviews, [told(restored(), 3), told(deleted(), 4)]);
  const again = "2026-05-05T05:05:05.555Z";
  await project(reviews, [told(created({ created_at: again }), 5)]);
  const item = table.items().find(({ SK }) => SK === `REVIEW#${again}#${reviewId}`);
  expect(item).toMatchObject({ doc: expect.any(String) });
  expect(item).not.toHaveProperty("rating_count");
});

test("the most helpful come first, and after them the newest of those that nobody found helpful", async () => {
  await table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurantId), doc: "{}" } } }]);
  const times = ["01", "02", "03", "04", "05"].map((day) => `2026-02-${day}T00:00:00.000Z`);
  for (const [n, created_at] of times.entries()) {
    const id = String(n).padStart(26, "0");
    const one = told(created({ id, created_at }), 1);
    await project(reviews, [{ ...one, stream_id: reviewStream(restaurantId, id) }]);
  }
  const marks = (n: number, count: number) =>
    readModel.project(
      Array.from({ length: count }, (_, voter) => {
        const payload = {
          restaurant_id: restaurantId,
          review_id: String(n).padStart(26, "0"),
          review_created_at: times[n] ?? "",
          voter_id: `${voter}`,
        };
        const event = { type: "REVIEW_MARKED_HELPFUL", payload };
        return {
          stream: `${voter}`,
          from: 0,
          to: 1,
          events: [{ event, stream: `${voter}`, version: 1, timestamp: at }],
        };
      }),
      () => undefined,
      currentKeys,
    ) ?? [];
  await table.transact([...marks(1, 2), ...marks(3, 11)]);
  const ports = { generation: async () => ({ table, keys: currentKeys }), cursors: cursors("s") };
  const found: [number, number | undefined][] = [];
  for (let cursor: string | undefined; ; ) {
    const how = { listing: { sort: "helpful" } as const, limit: 2, cursor };
    const page = await listSorted(ports, restaurantId, how, { caller: undefined, url: "", consistent: false });
    found.push(...page.data.map(({ id, helpful_count }): [number, number | undefined] => [Number(id), helpful_count]));
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  expect(found).toEqual([
    [3, 11],
    [1, 2],
    [4, 0],
    [2, 0],
    [0, 0],
  ]);
});
