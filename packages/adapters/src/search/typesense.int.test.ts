import { randomUUID } from "node:crypto";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { searchIndexContract } from "@bellyfed/testing/contract/search-index.contract";
import { searchDocument, someDocuments } from "@bellyfed/testing/search/documents";
import { afterAll, describe, expect, it } from "vitest";
import { memoryIndex } from "./memory.ts";
import { typesenseIndex } from "./typesense.ts";
import { typesenseCalls } from "./typesense-calls.ts";
import { newTypesenseIndex } from "./typesense-server.ts";

/** A server that runs somewhere; without one there is nothing to try. */
const { TYPESENSE_URL: url, TYPESENSE_API_KEY: apiKey = "" } = process.env;
const call = typesenseCalls({ url: url ?? "http://127.0.0.1:1", apiKey });
const made: string[] = [];
afterAll(async () => {
  for (const name of made) await call({ method: "DELETE", path: `/collections/${name}` });
});

async function open(most?: number): Promise<SearchIndex> {
  const name = `try-${randomUUID()}`;
  made.push(name);
  await newTypesenseIndex(call, name);
  return typesenseIndex(call, name, most);
}

describe.skipIf(url === undefined)("on a server (skipped where TYPESENSE_URL names none)", () => {
  searchIndexContract("the index in Typesense", () => open(), memoryIndex);

  const plain = { filters: {}, sort: "relevance", facets: [], limit: 10 } as const;

  it.each(["rating", "reviews", "newest", "name", "distance"] as const)(
    "sorts by %s and counts as a look at every document does, of more than are looked at",
    async (sort) => {
      const [index, scanned] = [await open(20), memoryIndex()];
      for (const each of [index, scanned]) {
        await each.apply({ upsert: someDocuments(800), remove: [], position: "1" });
        await each.settle();
      }
      const filters = { near: { lat: 40.7, lng: -73.95, radius: 50_000 }, cuisine: ["Pizza", "Thai"] };
      const facets = ["cuisine", "price", "attributes", "diet", "city"] as const;
      let query: Parameters<SearchIndex["search"]>[0] = { filters, sort, facets, limit: 30 };
      for (let pages = 0; pages < 40; pages++) {
        const [ours, right] = [await index.search(query), await scanned.search(query)];
        expect(ours).toEqual(right);
        if (!right.next) return;
        query = { ...query, after: right.next };
      }
      expect.fail("The pages never end");
    },
  );

  it("ranks as a look at every document does, where more match than are looked at", async () => {
    const [index, scanned] = [await open(20), memoryIndex()];
    for (const each of [index, scanned]) await each.apply({ upsert: someDocuments(800), remove: [], position: "1" });
    for (const text of ["golden", "golden dragon", "bar", "nodle", "pizza d"]) {
      const query = { ...plain, text, facets: ["city"] as const };
      expect(await index.search(query), text).toEqual(await scanned.search(query));
    }
  });

  it("goes through with a change that was cut off before anything else is read or written", async () => {
    const name = `try-${randomUUID()}`;
    made.push(name);
    const { index } = await newTypesenseIndex(call, name);
    await index.apply({ upsert: [searchDocument({ id: "a", name: "Alpha" })], remove: [], position: "1" });
    let writes = 0;
    const dying = typesenseIndex(async (request) => {
      if (request.path.includes("/import") && ++writes > 2) throw new Error("killed");
      return call(request);
    }, name);
    const change = { upsert: [searchDocument({ id: "b", name: "Beta" })], remove: ["a"], position: "2" };
    await expect(dying.apply({ ...change, notes: new Map([["n", "1"]]) })).rejects.toThrow("killed");
    const next = typesenseIndex(call, name);
    expect(await next.position()).toBe("1");
    expect(await next.notes(["n"])).toEqual(new Map([["n", "1"]]));
    expect(await next.position()).toBe("2");
    expect((await next.search({ ...plain, text: "beta" })).total).toBe(1);
    expect((await next.search({ ...plain, text: "alpha" })).total).toBe(0);
  });

  it("puts a new index in the place of another without a search that fails", async () => {
    const [alias, first, second] = [`alias-${randomUUID()}`, `try-${randomUUID()}`, `try-${randomUUID()}`];
    made.push(first, second);
    const document = searchDocument({ id: "a", name: "Alpha" });
    const one = await newTypesenseIndex(call, first, alias);
    await one.index.apply({ upsert: [document], remove: [], position: "1" });
    await one.cutOver();
    const running = typesenseIndex(call, alias);
    let over = false;
    const searches = (async () => {
      const totals: number[] = [];
      while (!over) totals.push((await running.search({ ...plain, text: "alpha" })).total);
      return totals;
    })();
    const other = await newTypesenseIndex(call, second, alias);
    await other.index.apply({ upsert: [{ ...document, name: "Alpha Two" }], remove: [], position: "7" });
    await other.cutOver();
    over = true;
    const totals = await searches;
    expect(totals.length).toBeGreaterThan(0);
    expect(new Set(totals)).toEqual(new Set([1]));
    expect(await running.position()).toBe("7");
    expect(await call({ method: "GET", path: `/collections/${first}` })).toBeUndefined();
    await call({ method: "DELETE", path: `/aliases/${alias}` });
  });
});
