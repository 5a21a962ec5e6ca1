import { gunzipSync } from "node:zlib";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryObjects } from "@bellyfed/adapters/memory/objects";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Event } from "@bellyfed/core/event";
import { sealCommit } from "@bellyfed/core/sealing/commit";
import { newKey } from "@bellyfed/core/sealing/text";
import { INDEX_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { readTable } from "@bellyfed/features/read-table";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import { reviewErased, reviewStream } from "@bellyfed/features/reviews/events";
import * as review from "@bellyfed/features/reviews/fixtures";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { storedEvents } from "../sealing.ts";
import { openCopy, openWordless } from "./index-file.ts";
import { writeIndex } from "./indexing.ts";
import { looking } from "./looking.ts";
import { wordless, wordsOfReviews } from "./words.ts";

const numbered = { phase: "done", after: null, cursor: null, total: 0, busy_until: 0, lanes: 1 } as const;
const stream = reviewStream(review.restaurantId, review.reviewId);
const { alice } = review;
const said = { title: null, text: "Wonderfully quiet. Zwölfuhrgeläut is all one hears." };
const ASKED = { phrases: ["quiet", "loud"], limit: 10 };

/** A log that is sealed, with its feed, and all who make an index of it or have a copy. */
async function system() {
  const [log, table, files, keys] = [memoryEventStore(), memoryReadTable(readTable), memoryObjects(), memoryKeyStore()];
  let now = Date.UTC(2026, 1, 1);
  const runtime = { now: () => now, id: () => "", sleep: async () => {}, random: () => 0 };
  await writeNumbering(table, undefined, numbered);
  const key = newKey();
  await keys.create(alice.sub, key);
  const versions = new Map<string, number>();
  async function happen(stream: string, { type, payload }: Event, by: Uint8Array | null = key): Promise<void> {
    const sequence = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, sequence);
    const events = [{ id: `${stream}@${sequence}`, type, payload, version: storedEvents.get(type)?.version ?? 1 }];
    const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: new Date(now).toISOString() };
    const commit = sealCommit(storedEvents, { stream, sequence, events, ...facts }, new Map([[alice.sub, by]]));
    await log.append(commit);
    const ports = { table, log, runtime, logger: quietTelemetry().log };
    await numberBatch(envelopesOf(commit), { lanes: 1, keptSeconds: 90 * 86_400 }, ports);
    now += 1_000;
  }
  await happen(`RESTAURANT#${review.restaurantId}`, restaurant.created({}, review.restaurantId));
  await happen(stream, review.created(said));
  const kept = (key: string) => ({
    read: async () => files.files.get(key)?.bytes,
    put: async (file: Uint8Array) => files.put(key, file, "application/gzip"),
  });
  const onBroken = (error: Error) => {
    throw error;
  };
  const of = { table, pages: memoryLogPages(log, 2), now: runtime.now, words: wordsOfReviews(keys, runtime) };
  const indexing = { ...of, open: openCopy, index: kept(INDEX_KEY), unfinished: kept(UNFINISHED_KEY), onBroken };
  const newest = indexing.index.read;
  const following = { table, runtime, newest, onBroken };
  const guide = looking({ ...following, words: of.words, open: openCopy });
  return {
    ...{ happen, keys },
    write: (anew = false) => writeIndex(indexing, { goesOn: () => true, anew }),
    search: looking({ ...following, words: wordless, open: openWordless }),
    told: async () => (await (await guide()).index.sentences(ASKED)).map(({ text }) => text),
    /** All bytes of the file. */
    bytes: async () => gunzipSync((await newest()) ?? new Uint8Array()).toString("latin1"),
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}
type System = Awaited<ReturnType<typeof system>>;

async function erase({ keys, happen, pass }: System): Promise<void> {
  await keys.erase(alice.sub);
  pass(61_000);
  const { title: _, text: __, ...rest } = { ...review.whole, ...said };
  const left = { ...rest, title: null, text: null, author_name: null, suspended: false, removal: null };
  const facts = { id: review.reviewId, restaurant_id: review.restaurantId, subject: alice.sub };
  await happen(stream, reviewErased({ ...facts, review: left }), null);
}

it("what a review says is found in what is sealed, from the file and from the feed", async () => {
  const all = await system();
  await all.write();
  expect(await all.told()).toEqual(["Wonderfully quiet."]);
  await all.happen(stream, review.updated({ title: null, text: "Rather loud. Not quiet any more." }));
  expect(await all.told()).toEqual(["Rather loud.", "Not quiet any more."]);
  await all.happen(stream, review.deleted());
  expect(await all.told()).toEqual([]);
});

it("who has no keys finds restaurants as everybody does, and has no sentence", async () => {
  const all = await system();
  await all.write();
  const { index } = await all.search();
  await all.happen(stream, review.updated({ rating: 2 }));
  await all.search();
  const found = await index.search({ filters: { ratingMin: 2 }, sort: "name", facets: [], limit: 5 });
  expect([found.total, await index.position()]).toEqual([1, "3"]);
  expect(await index.cities()).toEqual([restaurant.profile.city]);
  await expect(index.sentences(ASKED)).rejects.toThrow("This copy of the index has no words of reviews");
});

it("nothing of what the erased said is in the file that is written next, nor in one made anew, nor is it told", async () => {
  const all = await system();
  await all.write();
  for (const word of ["Zwölfuhrgeläut", "zwolfuhrgelaut"].map((each) => Buffer.from(each).toString("latin1")))
    expect(await all.bytes()).toContain(word);
  expect(await all.told()).toHaveLength(1);
  await erase(all);
  expect(await all.told()).toEqual([]);
  for (const anew of [false, true]) {
    expect(await all.write(anew)).toMatchObject({ written: "written", position: "3" });
    expect(await all.bytes()).toContain(restaurant.profile.city);
    expect((await all.bytes()).toLowerCase()).not.toMatch(/uhrgel|ulaut|fuhrg|wonderful/);
  }
});
