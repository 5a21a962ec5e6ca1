import { randomUUID } from "node:crypto";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryObjects } from "@bellyfed/adapters/memory/objects";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { typesenseCalls } from "@bellyfed/adapters/search/typesense-calls";
import { typesenseServer } from "@bellyfed/adapters/search/typesense-server";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Event } from "@bellyfed/core/event";
import { INDEX_KEY, ORIGIN_KEY, UNFINISHED_KEY } from "@bellyfed/core/search/index-key";
import type { SearchServer } from "@bellyfed/core/search/search-server";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { readTable } from "@bellyfed/features/read-table";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import * as review from "@bellyfed/features/reviews/fixtures";
import type { Looked } from "@bellyfed/features/search/looked";
import { nothingSealed, quietTelemetry } from "@bellyfed/testing/invocation";
import { FAKE_API_KEY, type FakeTypesense, fakeTypesense } from "@bellyfed/testing/search/fake-typesense";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storedEvents } from "../sealing.ts";
import { openCopy } from "./index-file.ts";
import { writeIndex } from "./indexing.ts";
import { keeper } from "./keeper.ts";
import { keeping } from "./keeping.ts";
import { serving } from "./serving.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
const goesOn = () => true;

let fake: FakeTypesense;
beforeAll(async () => {
  fake = await fakeTypesense();
});
beforeEach(() => {
  fake.lose();
  fake.before = () => {};
});
afterAll(() => fake.stop());

const fakeServer = () => typesenseServer(typesenseCalls({ url: fake.url, apiKey: FAKE_API_KEY, attempts: 1 }));

/** A log with its feed, an indexer that writes the file, and whoever keeps a server. */
async function system(server: SearchServer, { keptDays = 90 } = {}) {
  const [log, table, files] = [memoryEventStore(), memoryReadTable(readTable), memoryObjects()];
  let now = Date.UTC(2026, 1, 1);
  const clock = () => now;
  const runtime = { now: clock, id: () => "", sleep: async () => {}, random: () => 0 };
  const numbered = { phase: "done", after: null, cursor: null, total: 0, busy_until: 0, lanes: 1 } as const;
  await writeNumbering(table, undefined, numbered);
  const versions = new Map<string, number>();
  async function happen(stream: string, ...events: Event[]): Promise<void> {
    const sequence = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, sequence + events.length - 1);
    const stored = events.map(({ type, payload }, at) => ({
      ...{ id: `${stream}@${sequence + at}`, type, payload, version: storedEvents.get(type)?.version ?? 1 },
    }));
    const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: new Date(now).toISOString() };
    const commit = { stream, sequence, events: stored, ...facts };
    await log.append(commit);
    const ports = { table, log, runtime, logger: quietTelemetry().log };
    await numberBatch(envelopesOf(commit), { lanes: 1, keptSeconds: keptDays * 86_400 }, ports);
  }
  const kept = (key: string) => ({
    read: async () => files.files.get(key)?.bytes,
    put: async (file: Uint8Array) => files.put(key, file, "application/gzip"),
  });
  const [index, unfinished, origin] = [kept(INDEX_KEY), kept(UNFINISHED_KEY), kept(ORIGIN_KEY)];
  const broken: Error[] = [];
  const onBroken = (error: Error) => void broken.push(error);
  const indexing = { table, pages: memoryLogPages(log, 2), now: clock, words: nothingSealed, open: openCopy, onBroken };
  const keepingPorts = {
    ...{ table, server, newest: index.read },
    origin: async () => (await origin.read())?.toString(),
  };
  /** One that has just been started. */
  const keep = (over: SearchServer = server) =>
    keeping({ ...keepingPorts, server: over, now: clock, onBroken, onFilled: () => {} });
  const names = async (text: string) => {
    const used = await server.current();
    const query = { text, filters: {}, sort: "name", facets: [], limit: 10 } as const;
    const found = await used?.search(query);
    return found?.hits.map(({ shown }) => (JSON.parse(shown) as { name: string }).name);
  };
  return {
    ...{ happen, keep, names, files, broken, keepingPorts, runtime },
    position: async () => (await server.current())?.position(),
    writeFile: (anew = false) => writeIndex({ ...indexing, index, unfinished, origin }, { goesOn, anew }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
const open = (id: string, name: string) => [`RESTAURANT#${id}`, restaurant.created({ name }, id)] as const;

/** What holds on every server. */
function keepsAnIndex(makeServer: () => SearchServer) {
  it("fills an empty server by the file and the feed, and then follows the feed", async () => {
    const { happen, keep, names, position, writeFile } = await system(makeServer(), { keptDays: 90 });
    await happen(...open(review.restaurantId, "Golden Dragon"));
    await happen(`REVIEW#${review.restaurantId}#1`, review.created());
    await writeFile();
    await happen(...open("two", "Golden Goose"));
    const run = keep();
    expect(await run(goesOn)).toBe("everything");
    expect(await names("golden")).toEqual(["Golden Dragon", "Golden Goose"]);
    expect(await position()).toBe("3");
    await happen("RESTAURANT#two", restaurant.updated({ name: "Jade Palace" }, "two"));
    await happen(`REVIEW#${review.restaurantId}#1`, review.updated({ rating: 2 }, 5));
    expect(await run(goesOn)).toBe("everything");
    expect(await names("golden")).toEqual(["Golden Dragon"]);
    expect(await names("jade palace")).toEqual(["Jade Palace"]);
    expect(await position()).toBe("5");
  });

  it("takes a file that was made anew into use at once, and knows the words of it", async () => {
    const { happen, keep, names, pass, writeFile } = await system(makeServer());
    await happen(...open("one", "Golden Dragon"));
    const run = keep();
    expect(await run(goesOn)).toBe("everything");
    await happen(...open("two", "Jade Palace"));
    await writeFile(true);
    pass(MINUTE);
    expect(await names("golden")).toEqual(["Golden Dragon"]);
    expect(await run(goesOn)).toBe("everything");
    expect(await names("golden")).toEqual(["Golden Dragon"]);
    // Mistakes are forgiven by the words that the index in use has.
    expect(await names("jdae")).toEqual(["Jade Palace"]);
  });
}

describe("on a server that is asked over HTTP", () => {
  keepsAnIndex(fakeServer);

  it("fills it again when it has lost everything while events went on", async () => {
    const { happen, keep, names, position, writeFile } = await system(fakeServer());
    await happen(...open("one", "Golden Dragon"));
    await writeFile();
    const run = keep();
    await run(goesOn);
    await happen(...open("two", "Golden Goose"));
    fake.lose();
    expect(await names("golden")).toBeUndefined();
    await happen(...open("three", "Golden Gate"));
    expect(await run(goesOn)).toBe("everything");
    expect(await names("golden")).toEqual(["Golden Dragon", "Golden Gate", "Golden Goose"]);
    expect(await position()).toBe("3");
  });

  it("loses nothing and counts nothing twice, wherever between two of its calls it is killed", async () => {
    for (let calls = 0; ; calls++) {
      fake.lose();
      fake.before = () => {};
      const { happen, keep, names, position, writeFile } = await system(fakeServer());
      await happen(...open(review.restaurantId, "Golden Dragon"));
      await writeFile();
      await keep()(goesOn);
      await happen(`REVIEW#${review.restaurantId}#1`, review.created());
      await happen(...open("two", "Golden Goose"));
      let left = calls;
      fake.before = () => {
        if (left-- <= 0) throw new Error("killed");
      };
      const reached = await keep(fakeServer())(goesOn).catch(() => "killed");
      fake.before = () => {};
      expect(await keep(fakeServer())(goesOn)).toBe("everything");
      expect(await position()).toBe("3");
      expect(await names("golden")).toEqual(["Golden Dragon", "Golden Goose"]);
      const index = await fakeServer().current();
      const { hits } = (await index?.search({ filters: { ratingMin: 1 }, sort: "name", facets: [], limit: 9 })) ?? {};
      expect(hits?.map(({ shown }) => JSON.parse(shown).rating.count)).toEqual([1]);
      if (reached === "everything") return void expect(calls).toBeGreaterThan(10);
    }
  });

  it("puts no half index into use, wherever a filling is killed", async () => {
    for (let calls = 0; ; calls += 3) {
      fake.lose();
      fake.before = () => {};
      const { happen, keep, names, writeFile } = await system(fakeServer());
      for (const id of ["one", "two", "three"]) await happen(...open(id, `Golden ${id}`));
      await writeFile();
      let left = calls;
      fake.before = () => {
        if (left-- <= 0) throw new Error("killed");
      };
      const reached = await keep()(goesOn).catch(() => "killed");
      fake.before = () => {};
      expect([3, undefined]).toContain((await names("golden"))?.length);
      await keep()(goesOn);
      expect((await names("golden"))?.length).toBe(3);
      // What was in use before the last step may be left: the next filling takes it away.
      expect(fake.collections.size).toBeLessThanOrEqual(2);
      if (reached === "everything") return void expect(calls).toBeGreaterThan(10);
    }
  });

  it("takes over what it finds only of the same filling", async () => {
    const first = await system(fakeServer());
    for (const id of ["one", "two"]) await first.happen(...open(id, `Golden ${id}`));
    await first.keep()(goesOn);
    const other = await system(fakeServer());
    await other.happen(...open("three", "Golden Gate"));
    await other.happen(...open("four", "Golden Goose"));
    expect(await other.keep()(goesOn)).toBe("everything");
    expect(await other.names("golden")).toEqual(["Golden Gate", "Golden Goose"]);
  });

  it("makes it anew of the next file where the feed has gone on without it, and waits until there is one", async () => {
    const { happen, keep, names, pass, writeFile } = await system(fakeServer(), { keptDays: 1 });
    await happen(...open("one", "Golden Dragon"));
    const run = keep();
    await run(goesOn);
    await happen(...open("two", "Golden Goose"));
    pass(2 * DAY);
    await happen(...open("three", "Golden Gate"));
    expect(await run(goesOn)).toBe("preparing");
    expect(await names("golden")).toEqual(["Golden Dragon"]);
    await writeFile();
    expect(await run(goesOn)).toBe("everything");
    expect((await names("golden"))?.length).toBe(3);
  });

  it("says of a broken file that it is one, and goes by the feed", async () => {
    const { happen, keep, names, files, broken } = await system(fakeServer());
    await happen(...open("one", "Golden Dragon"));
    await files.put(INDEX_KEY, new Uint8Array([1, 2, 3]), "application/gzip");
    expect(await keep()(goesOn)).toBe("everything");
    expect(await names("golden")).toEqual(["Golden Dragon"]);
    expect(broken.map(({ message }) => message)).toEqual(["The search index's file is broken"]);
  });

  it("says the origin of the file again where whoever wrote it died before", async () => {
    const { happen, writeFile, files } = await system(fakeServer());
    await happen(...open("one", "Golden Dragon"));
    await writeFile();
    const said = files.files.get(ORIGIN_KEY)?.bytes;
    files.files.delete(ORIGIN_KEY);
    expect(await writeFile()).toMatchObject({ written: "unchanged" });
    expect(files.files.get(ORIGIN_KEY)?.bytes).toEqual(said);
  });
});

const { TYPESENSE_URL: url, TYPESENSE_API_KEY: apiKey = "" } = process.env;
describe.skipIf(url === undefined)("on a real server (skipped where TYPESENSE_URL names none)", () => {
  const made: string[] = [];
  const call = typesenseCalls({ url: url ?? "http://127.0.0.1:1", apiKey });
  afterAll(async () => {
    const collections: { name: string }[] = JSON.parse((await call({ method: "GET", path: "/collections" })) ?? "[]");
    for (const { name } of collections)
      if (made.some((alias) => name.startsWith(alias))) await call({ method: "DELETE", path: `/collections/${name}` });
    for (const alias of made) await call({ method: "DELETE", path: `/aliases/${alias}` });
  });
  keepsAnIndex(() => {
    const alias = `try-${randomUUID()}`;
    made.push(alias);
    return typesenseServer(call, alias);
  });
});

describe("whoever keeps a server", () => {
  it("tries again what failed, and is healthy while it knew everything a short while ago", async () => {
    const { keepingPorts, runtime, pass, happen, names } = await system(fakeServer());
    await happen(...open("one", "Golden Dragon"));
    const [stopping, telemetry] = [new AbortController(), quietTelemetry()];
    let [rounds, wasHealthy] = [0, false];
    const sleep = async () => {
      if (++rounds === 1) fake.before = () => {};
      wasHealthy = kept.isHealthy();
      if (wasHealthy) stopping.abort();
    };
    fake.before = () => {
      throw new Error("starting");
    };
    const kept = keeper({ ...keepingPorts, runtime: { ...runtime, sleep }, log: telemetry.log });
    expect(kept.isHealthy()).toBe(false);
    await kept.run(stopping.signal);
    expect([rounds, wasHealthy]).toEqual([2, true]);
    expect(telemetry.warnings.length).toBeGreaterThan(0);
    expect(await names("golden")).toEqual(["Golden Dragon"]);
    pass(MINUTE);
    expect(kept.isHealthy()).toBe(false);
  });
});

describe("whoever searches", () => {
  it("asks one server as long as it answers, then another, then its own copy", async () => {
    const { happen, keep, runtime, pass } = await system(fakeServer());
    await happen(...open("one", "Golden Dragon"));
    await keep()(goesOn);
    const own = { isBehind: true } as Looked;
    const asked: string[] = [];
    const down = new Set<string>();
    let unusable = 0;
    const look = serving({
      count: () => {
        unusable++;
      },
      ...{ addresses: async () => ["a", "b"], otherwise: async () => own, log: quietTelemetry().log, runtime },
      serverAt: (address) => ({
        ...fakeServer(),
        async current() {
          asked.push(address);
          return down.has(address) ? undefined : fakeServer().current();
        },
      }),
    });
    const first = await look();
    expect(await first.index.position()).toBe("1");
    await happen(...open("two", "Golden Goose"));
    await keep()(goesOn);
    // What was looked at knew of no more.
    expect(await first.index.position()).toBe("1");
    await look();
    expect(asked).toEqual(["a", "a"]);
    down.add("a");
    await look();
    await look();
    expect(asked.slice(2)).toEqual(["a", "b", "b"]);
    down.add("b");
    expect(unusable).toBe(0);
    expect(await look()).toBe(own);
    expect(unusable).toBe(1);
    down.clear();
    pass(10_000);
    await look();
    expect(asked.length).toBe(7);
  });
});
