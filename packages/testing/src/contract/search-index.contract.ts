import type { SearchDocument } from "@bellyfed/core/search/document";
import type { SearchQuery } from "@bellyfed/core/search/query";
import type { Found, SearchIndex } from "@bellyfed/core/search/search-index";
import { afterEach, describe, expect, it } from "vitest";
import { chanceOf, one, searchDocument, someDocuments } from "../search/documents.ts";
import { halvedToo, known, meant, misspelt, misspeltToo } from "../search/misspelt.ts";
import { hasNewYork, newYork } from "../search/new-york.ts";
import { someQuery } from "../search/queries.ts";
import { lookUpContract } from "./look-up.contract.ts";
import { findsAreas } from "./search-areas.contract.ts";
import { findsOpen } from "./search-open.contract.ts";
import { findsWords } from "./search-words.contract.ts";

const QUERIES = 200;
const plain: SearchQuery = { filters: {}, sort: "relevance", facets: [], limit: 10 };
export const idsOf = ({ hits }: Pick<Found, "hits">) => hits.map(({ id }) => id);

/** What every index does, whatever it is made of; `scan` looks at every document, and is what is right. */
export function searchIndexContract(
  name: string,
  open: () => SearchIndex | Promise<SearchIndex>,
  scan: () => SearchIndex,
): void {
  describe(name, () => {
    const opened: SearchIndex[] = [];
    afterEach(async () => {
      for (const index of opened.splice(0)) await index.close();
    });
    const filled = async (documents: readonly SearchDocument[], make = open) => {
      const index = await make();
      opened.push(index);
      await index.apply({ upsert: documents, remove: [], position: "1" });
      return index;
    };

    it(`answers ${QUERIES} queries of all kinds as a look at every document does`, async () => {
      const documents = someDocuments(800);
      const [index, scanned] = [await filled(documents), await filled(documents, scan)];
      await Promise.all([index.settle(), scanned.settle()]);
      const chance = chanceOf(3);
      let found = 0;
      for (let count = 0; count < QUERIES; count++) {
        const query = someQuery(chance);
        const [ours, right] = [await index.search(query), await scanned.search(query)];
        expect(ours, JSON.stringify(query)).toEqual(right);
        found += right.total > 0 ? 1 : 0;
        if (!right.next) continue;
        const second = { ...query, after: right.next };
        expect(await index.search(second), JSON.stringify(second)).toEqual(await scanned.search(second));
      }
      expect(found).toBeGreaterThan(QUERIES / 2);
    });

    it("answers the same after changes as an index that was made of what is there now", async () => {
      const chance = chanceOf(9);
      const [before, after] = [someDocuments(300), new Map(someDocuments(300).map((each) => [each.id, each]))];
      const index = await filled(before);
      for (let step = 2; step < 40; step++) {
        const gone = one([...after.keys()], chance);
        const changed = { ...one(someDocuments(300, step), chance), id: one([...after.keys()], chance) };
        after.delete(gone);
        after.set(changed.id, changed);
        await index.apply({ upsert: [changed], remove: [gone].filter((id) => id !== changed.id), position: `${step}` });
      }
      const scanned = await filled([...after.values()], scan);
      for (let count = 0; count < 60; count++) {
        const query = someQuery(chance);
        expect(await index.search(query), JSON.stringify(query)).toEqual(await scanned.search(query));
      }
      for (const text of ["go", "pad", "zur", "ラー", "halumi", "smor"])
        expect(await index.suggest({ text, limit: 8 }), text).toEqual(await scanned.suggest({ text, limit: 8 }));
    });

    it.each(meant)("finds by %s first %s", async (text, name) => {
      const index = await filled(known.map((name, at) => searchDocument({ id: `k${at}`, name })));
      const { hits } = await index.search({ ...plain, text });
      expect(known[Number(hits[0]?.id.slice(1))]).toBe(name);
    });

    it.skipIf(!hasNewYork || open === scan)(
      "finds what 69 misspelt queries mean among 25,359 places (skipped where the file is not at hand)",
      async () => {
        const documents = newYork();
        const names = new Map(documents.map(({ id, name }) => [id, name]));
        const index = await filled(documents);
        const first: string[] = [];
        for (const [text, right] of [...misspelt, ...misspeltToo, ...halvedToo]) {
          const found = idsOf(await index.search({ ...plain, text })).map((id) => names.get(id) ?? "");
          expect(
            found.slice(0, 5).some((name) => right.test(name)),
            `${text}: ${found.join(", ")}`,
          ).toBe(true);
          if (!right.test(found[0] ?? "")) first.push(text);
        }
        expect(first).toEqual([]);
      },
    );

    it.each(["relevance", "rating", "reviews", "newest", "name"] as const)(
      "neither skips nor repeats anything that stays while others come and go, by %s",
      async (sort) => {
        const documents = someDocuments(400);
        const index = await filled(documents);
        const staying = documents.filter((_, at) => at % 3 !== 0);
        const query = { ...plain, text: "golden", sort, limit: 7, filters: { status: ["open", "closed"] as const } };
        const [seen, chance]: [string[], () => number] = [[], chanceOf(5)];
        let page = await index.search(query);
        for (let step = 2; ; step++) {
          seen.push(...idsOf(page));
          if (!page.next) break;
          await disturb(index, documents, step, chance);
          page = await index.search({ ...query, after: page.next });
        }
        const right = idsOf(await (await filled(staying, scan)).search({ ...query, limit: 1000 }));
        expect(right.length).toBeGreaterThan(20);
        expect(new Set(seen).size).toBe(seen.length);
        expect(right.filter((id) => !seen.includes(id))).toEqual([]);
      },
    );

    it("keeps facets of what is filtered by, and of nothing that is not established", async () => {
      const index = await filled([
        searchDocument({ id: "a", cuisines: ["Thai"], city: "Zürich" }),
        searchDocument({ id: "b", cuisines: ["Café"], city: "Malmö" }),
        searchDocument({ id: "c", cuisines: ["cafe"], city: "Malmö" }),
        searchDocument({ id: "d", cuisines: ["Moon"], city: "Moon", established: false }),
      ]);
      const query = { ...plain, filters: { cuisine: ["CAFE"] }, facets: ["cuisine", "city"] as const };
      const { total, facets } = await index.search(query);
      expect(total).toBe(2);
      expect(facets).toEqual({
        cuisine: [
          { value: "Café", count: 2 },
          { value: "Thai", count: 1 },
        ],
        city: [{ value: "Malmö", count: 2 }],
      });
      expect(idsOf(await index.search({ ...plain, text: "moon" }))).toEqual(["d"]);
      expect(await index.suggest({ text: "moon", limit: 5 })).toEqual([]);
    });

    findsWords(filled, scan);
    findsOpen(filled);
    findsAreas(filled);

    it("has a change and its position together, and starts at nothing", async () => {
      const index = await open();
      opened.push(index);
      expect(await index.position()).toBe("0");
      await index.apply({ upsert: [searchDocument({ id: "a" })], remove: [], position: "12" });
      expect(await index.position()).toBe("12");
      await index.apply({ upsert: [searchDocument({ id: "a", hidden: true })], remove: [], position: "13" });
      expect((await index.search(plain)).total).toBe(0);
    });

    lookUpContract(filled, scan);

    it("finds nothing by what has no letter and no digit, and all where nothing is asked", async () => {
      const index = await filled([searchDocument({ id: "a" })]);
      expect((await index.search({ ...plain, text: '"*!' })).total).toBe(0);
      expect((await index.search({ ...plain, text: " " })).total).toBe(1);
      expect((await index.search({ ...plain, text: 'a" OR "' })).total).toBe(1);
    });

    it("suggests restaurants, cuisines, cities and dishes, and the near ones first", async () => {
      const index = await filled([
        searchDocument({ id: "far", name: "Padua", location: { lat: 45.4, lng: 11.9 }, dishes: ["Pad Thai"] }),
        searchDocument({ id: "near", name: "Padstow Inn", location: { lat: 50.5, lng: -4.9 }, city: "Paddington" }),
      ]);
      const suggested = await index.suggest({ text: "pad", near: { lat: 50.5, lng: -4.9 }, limit: 10 });
      expect(suggested.map(({ kind, text }) => `${kind} ${text}`).sort()).toEqual(
        ["city Paddington", "dish Pad Thai", "restaurant Padstow Inn", "restaurant Padua"].sort(),
      );
      expect(suggested.filter(({ kind }) => kind === "restaurant").map(({ id }) => id)).toEqual(["near", "far"]);
      const fields = ["city", "id", "kind", "text"];
      expect(new Set(suggested.flatMap((each) => Object.keys(each)))).toEqual(new Set(fields));
      const there = await index.suggest({ text: "pad", limit: 10, city: "springfield" });
      expect(there.map(({ text }) => text).sort()).toEqual(["Pad Thai", "Padua"]);
    });
  });
}

/** Others come and go: every third document is changed, taken away or put back, and new ones come. */
async function disturb(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  step: number,
  chance: () => number,
): Promise<void> {
  const leaving = documents.filter((_, at) => at % 3 === 0);
  await index.apply({
    upsert: [
      { ...one(leaving, chance), name: `Golden ${step}`, rating: { count: step, sum: step * 5 } },
      searchDocument({ id: `new${step}`, name: "Golden Newcomer" }),
    ],
    remove: [one(leaving, chance).id].filter((id) => !id.startsWith("new")),
    position: String(step),
  });
  if (step % 3 === 0) await index.settle();
}
