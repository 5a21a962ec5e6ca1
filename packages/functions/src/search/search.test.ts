import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync, gzipSync } from "node:zlib";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryObjects, memoryObjects } from "@bellyfed/adapters/memory/objects";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Event } from "@bellyfed/core/event";
import { INDEX_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { added } from "@bellyfed/features/menus/fixtures";
import { readTable } from "@bellyfed/features/read-table";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import * as review from "@bellyfed/features/reviews/fixtures";
import type { SearchResult, Suggestion } from "@bellyfed/features/search/contract";
import { nothingSealed, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { search } from "../compose/search.ts";
import { searchIndexer } from "../compose/search-indexer.ts";
import { storedEvents } from "../sealing.ts";
import { openCopy, openSound } from "./index-file.ts";
import { writeIndex } from "./indexing.ts";
import { looking } from "./looking.ts";
import { joined, partsOf } from "./packed-parts.ts";

const DAY = 86_400_000;
const signals = quietTelemetry();
const identity = memoryIdentity({});
const numbered = { phase: "done", after: null, cursor: null, total: 0, busy_until: 0 } as const;

const kept = (files: MemoryObjects, key: string) => ({
  read: async () => files.files.get(key)?.bytes,
  put: async (file: Uint8Array) => files.put(key, file, "application/gzip"),
});

/** A log with its feed in memory, and functions of search over it that may die and be started anew. */
async function system({ lanes = 1, keptDays = 90 } = {}) {
  const [log, table, files] = [memoryEventStore(), memoryReadTable(readTable), memoryObjects()];
  let now = Date.UTC(2026, 1, 1);
  const runtime = { now: () => now, id: () => "", sleep: async () => {}, random: () => 0 };
  await writeNumbering(table, undefined, { ...numbered, lanes });
  const versions = new Map<string, number>();
  const broken: string[] = [];
  /** As commands and the feed's consumer do. */
  async function happen(stream: string, ...events: Event[]): Promise<void> {
    const sequence = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, sequence + events.length - 1);
    const stored = events.map(({ type, payload }, at) => ({
      ...{ id: `${stream}@${sequence + at}`, type, payload },
      version: storedEvents.get(type)?.version ?? 1,
    }));
    const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: new Date(now).toISOString() };
    const commit = { stream, sequence, events: stored, ...facts };
    await log.append(commit);
    const ports = { table, log, runtime, logger: signals.log };
    await numberBatch(envelopesOf(commit), { lanes, keptSeconds: keptDays * 86_400 }, ports);
  }
  /** A function that has just been started. */
  function start(newest = kept(files, INDEX_KEY).read) {
    const onBroken = () => void broken.push("search");
    const ports = {
      look: looking({ table, newest, words: nothingSealed, open: openCopy, onBroken, runtime }),
      cursors: cursors("s".repeat(43)),
      identity,
      now: runtime.now,
    };
    const app = search(ports, signals);
    const get = async (path: string) => {
      const response = await app.request(path);
      const body = (await response.json()) as SearchResult & { data: Suggestion[]; code: string };
      return { status: response.status, headers: response.headers, body };
    };
    const names = async (path: string) => (await get(path)).body.data.map((each) => (each as { name?: string }).name);
    return { get, names };
  }
  const indexing = {
    ...{ table, pages: memoryLogPages(log, 2), now: runtime.now, words: nothingSealed, open: openSound },
    ...{ index: kept(files, INDEX_KEY), unfinished: kept(files, UNFINISHED_KEY) },
    onBroken: () => void broken.push("search-indexer"),
  };
  return {
    ...{ files, happen, start, indexing, broken },
    index: (ports = indexing) => writeIndex(ports, { goesOn: () => true }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
const open = (id: string, name: string) => [`RESTAURANT#${id}`, restaurant.created({ name }, id)] as const;

describe("search", () => {
  it("finds what has happened before it was started, and within a second what happens then", async () => {
    const { happen, start, pass } = await system();
    await happen(...open("one", "Golden Dragon"));
    const { names, get } = start();
    expect(await names("/search/restaurants?q=goldne")).toEqual(["Golden Dragon"]);
    await happen(...open("two", "Golden Goose"));
    pass(1000);
    expect(await names("/search/restaurants?q=golden&sort=name")).toEqual(["Golden Dragon", "Golden Goose"]);
    await happen("RESTAURANT#one", restaurant.updated({ name: "Jade Palace" }, "one"));
    await happen("RESTAURANT#two", restaurant.hidden("Made up", "two"));
    pass(1000);
    expect(await names("/search/restaurants?q=golden")).toEqual([]);
    expect(await names("/search/restaurants")).toEqual(["Jade Palace"]);
    expect((await get("/search/restaurants")).headers.get("bellyfed-position")).toBe("4");
  });

  it("looks at the feed once a second, whatever many ask", async () => {
    const { happen, start, pass } = await system();
    await happen(...open("one", "Golden Dragon"));
    let read = 0;
    const { names } = start(async () => {
      read++;
      return undefined;
    });
    await Promise.all([names("/search/restaurants"), names("/search/restaurants"), names("/search/restaurants")]);
    expect(read).toBe(1);
    await happen(...open("two", "Golden Goose"));
    pass(999);
    expect(await names("/search/restaurants?q=goose")).toEqual([]);
    pass(1);
    expect(await names("/search/restaurants?q=goose")).toEqual(["Golden Goose"]);
  });

  it.each([1, 3])("goes on after a file by the feed, counts each event once, with %i lanes", async (lanes) => {
    const { happen, start, index, files } = await system({ lanes });
    await happen(...open(review.restaurantId, "Golden Dragon"));
    await happen(`REVIEW#${review.restaurantId}#1`, review.created());
    await happen(`MENU#${review.restaurantId}`, added({ name: "Jellyfish" }));
    expect(await index()).toMatchObject({ written: "written" });
    expect([...files.files.keys()]).toEqual([INDEX_KEY]);
    await happen(`REVIEW#${review.restaurantId}#1`, review.updated({ rating: 2 }, 5));
    const { get, names } = start();
    const { body } = await get("/search/restaurants?q=jellyfish");
    expect(body.data).toMatchObject([{ name: "Golden Dragon", rating: { count: 1, average: 2 } }]);
    expect(await index()).toMatchObject({ written: "written" });
    expect(await index()).toMatchObject({ written: "unchanged" });
    expect(await start().names("/search/restaurants?rating_min=2")).toEqual(["Golden Dragon"]);
    expect(await names("/search/restaurants?rating_min=2.01")).toEqual([]);
  });

  it("loses nothing when the indexer dies before, while or after it puts its file", async () => {
    const { happen, start, index, indexing } = await system();
    await happen(...open("one", "Golden Dragon"));
    await index();
    await happen(...open("two", "Golden Goose"));
    const dies = async () => {
      throw new Error("killed");
    };
    const { read, put } = indexing.index;
    await expect(index({ ...indexing, index: { read, put: dies } })).rejects.toThrow("killed");
    expect(await start().names("/search/restaurants?q=goose")).toEqual(["Golden Goose"]);
    const putAndDie = async (file: Uint8Array) => {
      await put(file);
      throw new Error("killed");
    };
    await expect(index({ ...indexing, index: { read, put: putAndDie } })).rejects.toThrow("killed");
    await happen(...open("three", "Golden Gate"));
    expect(await start().names("/search/restaurants?q=golden&sort=name")).toEqual([
      ...["Golden Dragon", "Golden Gate", "Golden Goose"],
    ]);
    expect(await index()).toMatchObject({ written: "written", position: "3" });
  });

  it("takes all from the log where the feed does not reach back so far", async () => {
    const { happen, start, index, pass, files } = await system({ keptDays: 1 });
    await happen(...open(review.restaurantId, "Golden Dragon"));
    await happen(`REVIEW#${review.restaurantId}#1`, review.created());
    pass(2 * DAY);
    const early = await start().get("/search/restaurants");
    expect([early.status, early.body.code, early.headers.get("retry-after")]).toEqual([503, "search.preparing", "10"]);
    expect(await index()).toMatchObject({ written: "written", position: "2" });
    const running = start();
    expect(await running.names("/search/restaurants")).toEqual(["Golden Dragon"]);
    await happen(...open("two", "Golden Goose"));
    pass(2 * DAY);
    await happen(...open("three", "Golden Gate"));
    expect((await running.get("/search/restaurants")).status).toBe(503);
    expect(await index()).toMatchObject({ written: "written", position: "4" });
    expect((await running.names("/search/restaurants")).length).toBe(3);
    files.files.delete(INDEX_KEY);
    expect(await index()).toMatchObject({ written: "written", position: "4" });
    expect((await start().get("/search/restaurants?rating_min=5")).body.total).toBe(1);
  });
});

describe("the index's file", () => {
  const cut = (file: Uint8Array) => file.slice(0, file.length / 2);
  const turned = (file: Uint8Array) => file.map((byte, at) => (at === file.length >> 1 ? byte ^ 1 : byte));
  const foreign = () => gzipSync("no index of SQLite, but packed as one is");

  const wrapped = () => joined({ index: gzipSync("no index"), reviews: gzipSync("no reviews") });
  /** All of it but its beginning, as a disk might; the packing is in order. */
  const spoilt = (file: Uint8Array) => {
    const { index, reviews } = partsOf(file);
    return joined({ index: gzipSync(gunzipSync(index).fill(170, 4096)), reviews });
  };

  /** Of which only what folds events is lost. */
  const spoiltInside = (file: Uint8Array) => {
    const { index, reviews } = partsOf(file);
    const path = join(mkdtempSync(join(tmpdir(), "bellyfed-spoilt-")), "index.sqlite");
    const bytes = gunzipSync(index);
    writeFileSync(path, bytes);
    const db = new DatabaseSync(path, { readOnly: true });
    const page = Number(db.prepare("select rootpage from sqlite_schema where name = 'note'").get()?.rootpage);
    db.close();
    rmSync(dirname(path), { recursive: true });
    return joined({ index: gzipSync(bytes.fill(170, (page - 1) * 4096, page * 4096)), reviews });
  };

  it.each([
    ["half written", cut, ["search", "search-indexer"]],
    ["of one wrong bit", turned, ["search", "search-indexer"]],
    ["of something else", foreign, ["search", "search-indexer"]],
    ["of something else in the right wrapping", wrapped, ["search", "search-indexer"]],
    ["of parts that were changed before they were packed", spoilt, ["search", "search-indexer"]],
    ["of a part that was, which is met only later", spoiltInside, ["search", "search-indexer"]],
    ["of nothing", () => new Uint8Array(), ["search"]],
  ])("%s is noticed and made anew, and nobody misses anything meanwhile", async (_, damaged, by) => {
    const { happen, start, index, indexing, files, broken } = await system();
    await happen(...open("one", "Golden Dragon"));
    await index();
    await indexing.index.put(damaged(files.files.get(INDEX_KEY)?.bytes ?? new Uint8Array()));
    await happen(...open("two", "Golden Goose"));
    expect((await start().names("/search/restaurants?q=golden")).length).toBe(2);
    expect(await index()).toMatchObject({ written: "written", position: "2" });
    expect(broken).toEqual(by);
    broken.length = 0;
    expect((await start().names("/search/restaurants?q=golden")).length).toBe(2);
    expect(await index()).toMatchObject({ written: "unchanged" });
    expect(broken).toEqual([]);
  });

  it("is never taken for another one, wherever it is cut off and whichever of its bits is wrong", async () => {
    const { happen, index, files } = await system();
    await happen(...open("one", "Golden Dragon"));
    await index();
    const whole = files.files.get(INDEX_KEY)?.bytes ?? new Uint8Array();
    async function position(file: Uint8Array): Promise<string> {
      const copy = await openSound(file).catch((error: unknown) => error as Error);
      if (copy instanceof Error) return copy.constructor.name;
      const found = await copy.index.position();
      await copy.discard();
      return found;
    }
    expect(await position(whole)).toBe("1");
    const at = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.nat({ max: 7 }), async (byte, bit) => {
        expect(await position(whole.slice(0, byte))).toBe("BrokenIndex");
        const wrong = whole.map((each, n) => (n === byte ? each ^ (1 << bit) : each));
        // Some bits of gzip's own mean nothing, such as when it was packed.
        expect(["1", "BrokenIndex"]).toContain(await position(wrong));
      }),
      { numRuns: 50 },
    );
  });

  it("is begun anew where what was filled of it is broken, and that is told once", async () => {
    const { happen, start, index, indexing, files, broken } = await system();
    for (const id of ["one", "two", "three"]) await happen(...open(id, `Golden ${id}`));
    await index();
    const run = searchIndexer(indexing, signals);
    const hurried = { ...testContext, getRemainingTimeInMillis: () => 0 };
    expect(await run({ anew: true }, hurried)).toMatchObject({ written: "unfinished" });
    await indexing.unfinished.put(cut(files.files.get(UNFINISHED_KEY)?.bytes ?? new Uint8Array()));
    expect(await index()).toMatchObject({ written: "written" });
    expect(await index()).toMatchObject({ written: "unchanged" });
    expect([broken, files.files.get(UNFINISHED_KEY)?.bytes.length]).toEqual([["search-indexer"], 0]);
    expect((await start().names("/search/restaurants?q=golden")).length).toBe(3);
  });

  it("is told in the log when it is broken", async () => {
    const { indexing, happen } = await system();
    await happen(...open("one", "Golden Dragon"));
    await indexing.index.put(new Uint8Array([1, 2, 3]));
    const seen = quietTelemetry();
    expect(await searchIndexer(indexing, seen)({}, testContext)).toMatchObject({ written: "written" });
    expect(seen.warnings).toEqual(["The search index's file is broken: it is made anew"]);
  });

  it("is filled in several runs where one has not the time, while the one that is there is searched in", async () => {
    const { happen, start, index, indexing, files } = await system();
    await happen(...open("one", "Golden Dragon"));
    await index();
    await happen(...open("two", "Golden Goose"));
    await happen(...open(review.restaurantId, "Golden Gate"));
    await happen(`REVIEW#${review.restaurantId}#1`, review.created());
    await happen(...open("five", "Golden Bowl"));
    const hurried = { ...testContext, getRemainingTimeInMillis: () => 0 };
    const run = searchIndexer(indexing, signals);
    const first = files.files.get(INDEX_KEY);
    expect(await run({ anew: true }, hurried)).toMatchObject({ written: "unfinished" });
    await happen(`REVIEW#${review.restaurantId}#1`, review.updated({ rating: 2 }, 5));
    expect(await run({}, hurried)).toMatchObject({ written: "unfinished" });
    expect(files.files.get(INDEX_KEY)).toBe(first);
    expect((await start().names("/search/restaurants?q=golden")).length).toBe(4);
    expect(await run({}, hurried)).toMatchObject({ written: "written", position: "6" });
    expect(files.files.get(UNFINISHED_KEY)?.bytes.length).toBe(0);
    const { body } = await start().get("/search/restaurants?rating_min=1");
    expect(body.data).toMatchObject([{ name: "Golden Gate", rating: { count: 1, average: 2 } }]);
    expect(await run({}, hurried)).toMatchObject({ written: "unchanged" });
  });

  it("is begun anew where the filling was left for longer than the feed is kept", async () => {
    const { happen, index, indexing, pass } = await system({ keptDays: 1 });
    const run = searchIndexer(indexing, signals);
    for (const id of ["one", "two", "three", "four", "five"]) await happen(...open(id, `Golden ${id}`));
    expect(await run({}, { ...testContext, getRemainingTimeInMillis: () => 0 })).toMatchObject({
      written: "unfinished",
    });
    await happen(...open("six", "Golden Goose"));
    pass(2 * DAY);
    await happen(...open("seven", "Golden Gate"));
    expect(await index()).toMatchObject({ written: "written", position: "7" });
  });

  it("is whole whoever of two indexers at once comes last", async () => {
    const { happen, start, index, indexing } = await system();
    await happen(...open("one", "Golden Dragon"));
    const [slow, isBegun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { read, put } = indexing.index;
    const late = index({
      ...indexing,
      index: {
        read,
        put: async (file) => {
          isBegun.resolve();
          await slow.promise;
          await put(file);
        },
      },
    });
    await isBegun.promise;
    await happen(...open("two", "Golden Goose"));
    expect(await index()).toMatchObject({ written: "written", position: "2" });
    slow.resolve();
    expect(await late).toMatchObject({ written: "written", position: "1" });
    expect((await start().names("/search/restaurants?q=golden")).length).toBe(2);
    expect(await index()).toMatchObject({ written: "written", position: "2" });
  });
});

describe("the answers", () => {
  const asked = async (...names: string[]) => {
    const { happen, start } = await system();
    for (const [at, name] of names.entries()) await happen(...open(`r${at}`, name));
    return start();
  };

  it("pages without a hole, counts by facets and explains", async () => {
    const { get } = await asked("Golden Dragon", "Golden Goose", "Golden Gate");
    const first = await get("/search/restaurants?q=golden&limit=2&facets=cuisine&facets=city&explain=1");
    expect(first.body).toMatchObject({
      total: 3,
      facets: {
        city: [{ value: "Lisbon", count: 3 }],
        cuisine: expect.arrayContaining([{ value: "Italian", count: 3 }]),
      },
    });
    expect(first.body.data[0]).toMatchObject({
      score: 9.92,
      explain: { words: [{ word: "golden", field: "name", missed: 0 }] },
    });
    expect(first.headers.get("link")).toContain('rel="next"');
    const next = await get(`/search/restaurants?q=golden&limit=2&cursor=${first.body.next_cursor}`);
    expect(next.body).toMatchObject({ data: [{}], next_cursor: null });
    const foreign = await get(`/search/restaurants?q=gold&limit=2&cursor=${first.body.next_cursor}`);
    expect([foreign.status, foreign.body.code]).toEqual([400, "cursor.invalid"]);
  });

  it("refuses what it does not know, and says what there is", async () => {
    const { get } = await asked("Golden Dragon");
    for (const query of [
      "sort=best",
      "diet=pizza",
      "near=1",
      "near=91,0",
      "bbox=1,2,3",
      "polygon=[]",
      "q=a&q=b",
      "price=5",
      "sort=distance",
      "radius=500",
      "rating_min=6",
    ])
      expect([query, (await get(`/search/restaurants?${query}`)).status]).toEqual([query, 400]);
    const ring = [
      [-10, 38],
      [-9, 38],
      [-9, 39],
      [-10, 38],
    ];
    const polygon = encodeURIComponent(JSON.stringify({ type: "Polygon", coordinates: [ring] }));
    expect((await get(`/search/restaurants?polygon=${polygon}`)).status).toBe(200);
    const faults = async (points: readonly (readonly number[])[]) => {
      const shape = encodeURIComponent(JSON.stringify({ type: "Polygon", coordinates: [points] }));
      const { body } = await get(`/search/restaurants?polygon=${shape}`);
      return (body as unknown as { errors: { code: string }[] }).errors.map(({ code }) => code);
    };
    expect(await faults(ring.map(([lng = 0, lat = 0]) => [lng + 190, lat]))).toEqual(["pattern.polygon_degrees"]);
    expect(await faults(Array.from({ length: 26 }, () => ring).flat())).toEqual(["pattern.polygon_points"]);
    expect(await faults(ring.slice(1))).toEqual(["pattern.polygon"]);
    const near = await get("/search/restaurants?near=38.7139,-9.1394&sort=distance");
    expect(near.body.data).toMatchObject([{ distance_m: 0 }]);
  });

  it("answers only the fields that are asked for, and says which there are", async () => {
    const { get } = await asked("Golden Dragon");
    const { body } = await get("/search/restaurants?q=golden&fields=name&fields=open_now&fields=score");
    expect(body.data).toEqual([{ id: "r0", name: "Golden Dragon", open_now: null, score: 9.92 }]);
    const { status, body: refused } = await get("/search/restaurants?fields=nmae");
    expect([status, JSON.stringify(refused)]).toEqual([400, expect.stringContaining('"cuisines"')]);
    const paged = await get("/search/restaurants?fields=name&limit=1");
    expect(paged.body.total).toBe(1);
  });

  it("highlights what was found, by mistakes too, and dishes only where nothing else says it", async () => {
    const { happen, start } = await system();
    await happen(...open(review.restaurantId, "Café Östra"));
    await happen(`MENU#${review.restaurantId}`, added({ name: "Jellyfish Salad" }));
    const highlights = async (q: string) =>
      (await start().get(`/search/restaurants?q=${encodeURIComponent(q)}`)).body.data.map((each) => each.highlights);
    expect(await highlights("cafe ost")).toEqual([
      [
        {
          field: "name",
          text: "Café Östra",
          offsets: [
            [0, 4],
            [5, 8],
          ],
        },
      ],
    ]);
    expect(await highlights("jelyfish")).toEqual([[{ field: "dishes", text: "Jellyfish Salad", offsets: [[0, 9]] }]]);
    expect(await highlights("lisbon wine")).toEqual([
      [
        { field: "cuisines", text: "Wine bar", offsets: [[0, 4]] },
        { field: "city", text: "Lisbon", offsets: [[0, 6]] },
      ],
    ]);
    expect((await start().get("/search/restaurants")).body.data[0]).not.toHaveProperty("highlights");
  });

  it("finds by words of diets, its own and its menu's, and highlights them", async () => {
    const { happen, start } = await system();
    await happen("RESTAURANT#one", restaurant.created({ name: "One", diets: ["gluten_free"] }, "one"));
    await happen(...open(review.restaurantId, "Two"));
    await happen(`MENU#${review.restaurantId}`, added({ name: "Bowl", dietary: ["vegan"] }));
    const { get } = start();
    const found = async (q: string) =>
      (await get(`/search/restaurants?q=${q}`)).body.data.map((each) => [each.name, each.highlights]);
    expect(await found("gluten%20free")).toEqual([
      [
        "One",
        [
          {
            field: "diets",
            text: "gluten_free",
            offsets: [
              [0, 6],
              [7, 11],
            ],
          },
        ],
      ],
    ]);
    expect(await found("vegan")).toEqual([["Two", [{ field: "diets", text: "vegan", offsets: [[0, 5]] }]]]);
    expect((await get("/search/restaurants?q=vegan")).body.data[0]).not.toHaveProperty("searched_diets");
  });

  it("finds attributes, all of them, chains and what is of none", async () => {
    const { happen, start } = await system();
    const place = (id: string, changes: Parameters<typeof restaurant.created>[0]) =>
      happen(`RESTAURANT#${id}`, restaurant.created({ name: id, ...changes }, id));
    await place("one", { attributes: ["delivery", "wifi"], chain: "Käse & Co" });
    await place("two", { attributes: ["delivery"], neighborhood: "Old Harbour" });
    const { names, get } = start();
    const found = (query: string) => names(`/search/restaurants?sort=name&${query}`);
    expect(await found("attributes=delivery")).toEqual(["one", "two"]);
    expect(await found("attributes=delivery&attributes=wifi")).toEqual(["one"]);
    expect(await found("chain=kase%20%26%20co")).toEqual(["one"]);
    expect(await found("exclude_chains=1")).toEqual(["two"]);
    expect(await found("q=harbor")).toEqual(["two"]);
    const { facets } = (await get("/search/restaurants?facets=attributes&attributes=wifi")).body;
    expect(facets).toEqual({
      attributes: [
        { value: "delivery", count: 2 },
        { value: "wifi", count: 1 },
      ],
    });
  });

  it("keeps what was open for the first page until the last, and knows instants and weekdays", async () => {
    const { happen, start, pass } = await system();
    // It is midnight with which the first of February 2026 begins, a Sunday.
    for (const id of ["one", "two", "three"]) {
      const said = { name: id, opening_hours: "Sa 20:00-24:00; Su 00:00-01:00", time_zone: "Europe/Lisbon" };
      await happen(`RESTAURANT#${id}`, restaurant.created(said, id));
    }
    await happen(...open("never said", "unknown"));
    const { names, get } = start();
    const first = await get("/search/restaurants?open_now=1&sort=name&limit=2");
    expect(first.body).toMatchObject({ total: 3, data: [{ name: "one" }, { name: "three" }] });
    pass(2 * 3_600_000);
    const second = await get(`/search/restaurants?open_now=1&sort=name&limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body).toMatchObject({ total: 3, data: [{ name: "two" }], next_cursor: null });
    expect(await names("/search/restaurants?open_now=1")).toEqual([]);
    const at = (when: string) => names(`/search/restaurants?sort=name&open_at=${encodeURIComponent(when)}`);
    expect(await at("2026-02-01T01:59:59%2B01:00".replace("%2B", "+"))).toEqual(["one", "three", "two"]);
    expect(await at("2026-02-01T01:00:00Z")).toEqual([]);
    expect(await at("sat23:30")).toEqual(["one", "three", "two"]);
    expect(await at("sun01:00")).toEqual([]);
    for (const when of ["fri24:00", "Friday", "2026-02-30T10:00:00Z", "2026-02-01T10:00:00", "5T2130"])
      expect([when, (await get(`/search/restaurants?open_at=${when}`)).status]).toEqual([when, 400]);
    expect((await get("/search/restaurants?open_at=sun01:00&open_now=1")).status).toBe(400);
  });

  it("finds what is closed for a time by its status, and by none again from its day on, by the request's clock", async () => {
    const { happen, start, pass } = await system();
    const said = { name: "Paused", opening_hours: "24/7", time_zone: "Europe/Lisbon" };
    await happen(
      `RESTAURANT#${restaurant.restaurantId}`,
      ...[restaurant.created(said), restaurant.closedTemporarily({ until: "2026-02-02" })],
    );
    const { names } = start();
    const found = (query: string) => names(`/search/restaurants?${query}`);
    expect(await found("")).toEqual([]);
    for (const status of ["operational", "opening_soon", "closed_permanently", "open"])
      expect([status, await found(`status=${status}`)]).toEqual([status, []]);
    expect(await found("status=closed")).toEqual(["Paused"]);
    expect(await found("status=closed_temporarily&status=opening_soon")).toEqual(["Paused"]);
    expect(await found("status=closed_temporarily&open_now=1")).toEqual([]);
    expect(await found("status=closed_temporarily&open_at=2026-02-02T23:59:59Z")).toEqual([]);
    expect(await found("status=closed_temporarily&open_at=2026-02-03T00:00:00Z")).toEqual(["Paused"]);
    pass(2 * DAY);
    expect(await found("open_now=1")).toEqual(["Paused"]);
    expect(await found("status=operational")).toEqual(["Paused"]);
    expect(await found("status=closed")).toEqual([]);
  });

  it("finds nothing by punctuation, all by nothing, and takes as much as may be written", async () => {
    const { get } = await asked("東京ラーメン横丁", "Golden Dragon");
    const total = async (q: string) => {
      const { status, body } = await get(`/search/restaurants?q=${encodeURIComponent(q)}&facets=city`);
      return [status, body.total, Object.values(body.facets ?? {}).length];
    };
    expect(await total(" ")).toEqual([200, 2, 1]);
    expect(await total("")).toEqual([200, 2, 1]);
    expect(await total("!?…“”")).toEqual([200, 0, 1]);
    expect(await total("ラーメン".repeat(50))).toEqual([200, 1, 1]);
    expect((await total("ラ".repeat(201)))[0]).toBe(400);
    expect((await get(`/autocomplete?q=${encodeURIComponent("ラーメン".repeat(50))}`)).status).toBe(200);
  });

  it("refuses cursors that are of another query or of none, and areas of more than 100 points", async () => {
    const { get } = await asked("Golden Dragon", "Golden Goose");
    const { next_cursor } = (await get("/search/restaurants?q=golden&limit=1&open_at=fri18:30&sort=name")).body;
    expect(next_cursor).toBeNull();
    const cursor = (await get("/search/restaurants?q=golden&limit=1")).body.next_cursor;
    const refused = async (query: string) => (await get(`/search/restaurants?${query}`)).body.code;
    expect(await refused(`q=golden&sort=name&cursor=${cursor}`)).toBe("cursor.invalid");
    expect(await refused(`q=golden&status=closed&cursor=${cursor}`)).toBe("cursor.invalid");
    expect(await refused("q=golden&cursor=bm90aGluZw")).toBe("cursor.invalid");
    expect((await get(`/search/restaurants?q=golden&fields=name&facets=city&cursor=${cursor}`)).status).toBe(200);
    const points = (count: number) =>
      JSON.stringify({ type: "Polygon", coordinates: [Array.from({ length: count }, (_, at) => [at / 100, at % 7])] });
    const status = async (count: number) =>
      (await get(`/search/restaurants?polygon=${encodeURIComponent(points(count))}`)).status;
    expect([await status(100), await status(101)]).toEqual([200, 400]);
  });

  it.each(["name", "rating", "newest"])(
    "neither skips nor repeats what stays while others come, go and are renamed, over new files and functions, by %s",
    async (sort) => {
      const { happen, start, index, pass } = await system();
      const ids = Array.from({ length: 24 }, (_, at) => `r${String(at).padStart(2, "0")}`);
      for (const id of ids) await happen(...open(id, `Golden ${id}`));
      await index();
      const staying = ids.filter((_, at) => at % 4 !== 0);
      const [seen, totals]: [string[], number[]] = [[], []];
      let [app, cursor]: [ReturnType<typeof start>, string | null] = [start(), ""];
      for (let step = 0; cursor !== null; step++) {
        const { body }: { body: SearchResult } = await app.get(
          `/search/restaurants?q=golden&sort=${sort}&limit=5${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...body.data.map(({ id }) => id));
        totals.push(body.total);
        cursor = body.next_cursor;
        await happen(...open(`n${step}`, `Golden newcomer ${step}`));
        const gone = `r${String(step * 4).padStart(2, "0")}`;
        const { type, payload } = restaurant.closed();
        await happen(`RESTAURANT#${gone}`, { type, payload: { ...payload, id: gone } });
        const renamed = `r${String(((step + 3) * 4) % 24).padStart(2, "0")}`;
        await happen(`RESTAURANT#${renamed}`, restaurant.updated({ name: `Golden a${step}` }, renamed));
        pass(1000);
        // Every other page is another function's, which begins with a new file.
        if (step % 2 === 0) await index();
        if (step % 2 === 0) app = start();
      }
      expect(staying.filter((id) => !seen.includes(id))).toEqual([]);
      expect(seen.filter((id, at) => staying.includes(id) && seen.indexOf(id) !== at)).toEqual([]);
      // One came and one went after each page.
      expect(new Set(totals)).toEqual(new Set([24]));
    },
  );

  it("suggests with where the words stand", async () => {
    const { get } = await asked("Le Grand Café", "Pizza & Pasta");
    const { body } = await get("/autocomplete?q=cafe%20gr");
    expect(body.data).toEqual([
      {
        kind: "restaurant",
        id: "r0",
        text: "Le Grand Café",
        city: "Lisbon",
        offsets: [
          [3, 5],
          [9, 13],
        ],
      },
    ]);
    expect((await get("/autocomplete?q=wine")).body.data).toEqual([
      { kind: "cuisine", text: "Wine bar", offsets: [[0, 4]] },
    ]);
  });

  it("suggests with one span what is written together, and with whole characters", async () => {
    const { get } = await asked("ร้านบ้านส้มตำ");
    const offsets = async (q: string) =>
      (await get(`/autocomplete?q=${encodeURIComponent(q)}`)).body.data.map(
        (each) => (each as unknown as { offsets: unknown }).offsets,
      );
    expect(await offsets("บ้านส้มตำ")).toEqual([[[4, 13]]]);
    expect(await offsets("ส้ม")).toEqual([[[8, 11]]]);
  });
});
