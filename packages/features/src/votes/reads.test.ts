import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { api } from "@bellyfed/core/http/api";
import { currentKeys } from "@bellyfed/core/keys";
import { projectBatch } from "@bellyfed/core/project";
import { nothingSealed } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { alice, at, maria, restaurantId, reviewId } from "../reviews/fixtures.ts";
import { reviewMarkedHelpful, reviewUnmarkedHelpful, voteStream } from "./events.ts";
import { readModel } from "./projection.ts";
import { reads } from "./reads.ts";

const other = "0".repeat(26);
const again = "2026-03-03T03:03:03.333Z";
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let table: MemoryReadTable;
let gets: number;
beforeEach(() => {
  table = memoryReadTable(readTable);
  gets = 0;
});

/** Maria's votes on a review, as consumers are told of them. */
async function vote(review_id: string, made: typeof reviewMarkedHelpful, version: number, review_created_at = at) {
  const payload = { restaurant_id: restaurantId, review_id, review_created_at, voter_id: maria.sub };
  const envelope: LogEnvelope = {
    ...{ event_id: `${version}`, timestamp: at, event_type: made.type, source: "outbox-processor", status: "NEW" },
    ...{ version: "1", trace_id: "t", payload, stream_id: voteStream(restaurantId, review_id, maria.sub) },
    stream_version: version,
  };
  const runtime = { now: () => 0, id: () => "id", sleep: async () => {}, random: () => 0 };
  const log = { since: async () => [] };
  const ports = { table, keys: currentKeys, log, open: nothingSealed, runtime, logger: quiet };
  expect((await projectBatch(readModel, [envelope], ports)).failed.size).toBe(0);
}

async function ask(who: string | undefined, ...ids: string[]) {
  const counted: MemoryReadTable = {
    ...table,
    batchGet: (...given) => {
      gets++;
      return table.batchGet(...given);
    },
  };
  const app = api(reads({ table: counted, cursors: cursors("secret") }), {
    identity: memoryIdentity({ alice, maria }),
    log: quiet,
  });
  const query = ids.map((id) => `review_id=${id}`).join("&");
  const response = await app.request(`/restaurants/${restaurantId}/reviews/helpful?${query}`, {
    headers: who ? { authorization: `Bearer ${who}` } : {},
  });
  return { status: response.status, body: (await response.json()) as { data?: unknown[] } };
}

test("one's own marks are told, and nobody else's, of all reviews of a page in one call", async () => {
  await vote(reviewId, reviewMarkedHelpful, 1);
  const mark = { review_id: reviewId, review_created_at: at };
  expect((await ask("maria", other, reviewId, reviewId)).body).toEqual({ data: [mark] });
  expect(gets).toBe(1);
  expect((await ask("alice", other, reviewId)).body).toEqual({ data: [] });
  expect((await ask(undefined, reviewId)).status).toBe(401);
});

test("what was taken back is no mark any more, and what is marked again is", async () => {
  await vote(reviewId, reviewMarkedHelpful, 1);
  await vote(reviewId, reviewUnmarkedHelpful as never, 2);
  expect((await ask("maria", reviewId)).body).toEqual({ data: [] });
  await vote(reviewId, reviewMarkedHelpful, 3, again);
  expect((await ask("maria", reviewId)).body).toEqual({ data: [{ review_id: reviewId, review_created_at: again }] });
});

test("up to a hundred are asked for, and at least one", async () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => String(n).padStart(26, "0"));
  expect((await ask("maria", ...many(100))).status).toBe(200);
  expect((await ask("maria", ...many(101))).status).toBe(400);
  expect((await ask("maria")).status).toBe(400);
});
